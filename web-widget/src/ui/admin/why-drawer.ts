import { html, nothing } from 'lit-html';
import type { Config, ContactView, Step } from '../../core/index';
import { explain, type Phrases } from '../../core/trace/explain';
import { properties } from '../element';
import { customerLabel, formatSeconds, recordMs } from '../format';
import { icon } from '../look/icons';
import type { PageActions } from '../page-state';
import { loadPhrases } from '../text/phrases';
import { t } from '../text/text';
import { Drawer } from './drawer';

type RuleStep = Extract<Step, { kind: 'rule' }>;

/** Shows an administrator why a record popped or did not, with a copy without personal data. */
class WhyDrawer extends Drawer {
  static override properties = properties('contact', 'config', 'actions', 'closed', 'copied', 'phrases');

  declare contact: ContactView;
  declare config: Config;
  declare actions: PageActions;
  declare copied: boolean;
  declare phrases: Phrases | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void loadPhrases().then((phrases) => (this.phrases = phrases));
  }

  render() {
    return html`<aside class="drawer" aria-label=${t('why')} data-testid="why">
      <header class="top">${icon('info')}<h2 class="grow">${t('why')}</h2>
        <button class="btn icon bare" aria-label=${t('closeDrawer')} @click=${this.closed}>${icon('x')}</button></header>
      <div class="body">${this.phrases ? this.#body(this.phrases) : nothing}</div>
      <footer class="foot">
        <button class="btn" @click=${this.#copy}>${icon('copy', 'm')}${t('copy')}</button>
        <button class="btn bare" @click=${this.actions.save}>${icon('download', 'm')}${t('save')}</button>
        <span role="status" class="small quiet">${this.copied ? t('copied') : ''}</span>
      </footer>
    </aside>`;
  }

  #body(phrases: Phrases) {
    const { trace, entry } = this.contact;
    const rules = trace.filter((step): step is RuleStep => step.kind === 'rule');
    const rest = trace.filter((step) => step.kind !== 'rule');
    const lines = (steps: readonly Step[]) =>
      explain(steps, { contract: this.config.contract, contact: entry.contact, masked: false, phrases });
    return html`
      <p class="lead"><b><bdi>${customerLabel(this.contact)}</bdi></b></p>
      ${this.#times()}
      ${rules.length > 0 ? html`<section class="block"><h3>${t('rulesTried')}<span class="quiet">${t('rulesOf', { tried: rules.length, all: this.config.rules.length })}</span></h3><ol class="rules">${rules.map((rule, at) => this.#rule(rule, at, phrases))}</ol></section>` : nothing}
      <section class="block"><h3>${t('whatHappened')}</h3><ul class="happened small">${lines(rest).map((line) => html`<li>${line.trim()}</li>`)}</ul></section>
      <dl class="kv small"><dt>${t('contactId')}</dt><dd><code>${this.contact.entry.contact.contactId}</code></dd></dl>`;
  }

  #times() {
    const { milestones } = this.contact.entry;
    const [first] = milestones;
    const ms = recordMs(this.contact);
    if (!first) return nothing;
    const goal = this.config.popBudgetMs;
    const slow = ms !== undefined && ms > goal;
    return html`<section class="block"><h3>${t('timeline')}<span class="quiet">${t('goal', { ms: goal })}</span></h3>
      <ol class="fall">
        ${ms === undefined ? nothing : html`<li data-testid="pop-time" class=${slow ? 'is-stop' : ''}><span>${t('popTime', { ms: Math.round(ms) })}</span><span class="bar"><i .style=${`inline-size: ${Math.min(100, (ms / goal) * 100).toFixed(0)}%`}></i></span><span>${slow ? t('slow') : ''}</span></li>`}
        ${milestones.map(({ what, at }) => html`<li><span>${t(`milestone_${what}`)}</span><span></span><span class="num end">+${formatSeconds((at - first.at) / 1000)}</span></li>`)}
      </ol></section>`;
  }

  #rule(rule: RuleStep, at: number, phrases: Phrases) {
    const [title, ...conditions] = explain([rule], { contract: this.config.contract, masked: false, phrases });
    return html`<li class="tried ${rule.matched ? 'hit' : ''}">
      <span class="th"><span class="spoken">${title}</span><span aria-hidden="true">${at + 1}  <bdi>${rule.rule}</bdi></span>
        <span class="tag ${rule.matched ? 'live' : ''}" aria-hidden="true">${icon(rule.matched ? 'check' : 'x', 's')}${t(rule.matched ? 'ruleMatched' : 'ruleNotMatched')}</span></span>
      ${conditions.map((line, index) => {
        const held = rule.conditions[index]?.held !== false;
        return html`<span class="cond ${held ? 'yes' : 'no'}">${icon(held ? 'check' : 'x', 's')}<span>${line.trim()}</span></span>`;
      })}
    </li>`;
  }

  readonly #copy = async () => {
    const { contact } = this.contact.entry;
    const lines = explain(this.contact.trace, {
      contract: this.config.contract,
      contact,
      masked: true,
      phrases: await loadPhrases(),
    });
    await navigator.clipboard.writeText([contact.contactId, ...lines].join('\n'));
    this.copied = true;
  };
}
customElements.define('why-drawer', WhyDrawer);
