/** What every component shares: controls, and text for screen readers alone. */
export const styles = `
  :host { display: block; box-sizing: border-box; }
  *, *::before, *::after { box-sizing: inherit; }
  [hidden] { display: none !important; }
  h2, h3, p, ul, ol, dl, dd { margin: 0; padding: 0; }
  ul, ol { list-style: none; }
  button, input, select { font: inherit; color: inherit; }
  button {
    min-height: 30px; padding: 3px 12px; border: 1px solid var(--line); border-radius: 6px;
    background: var(--surface); cursor: pointer;
  }
  button:hover { border-color: var(--accent); }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
  button.link { border: 0; min-height: 24px; padding: 0 4px; background: none; color: var(--accent); text-decoration: underline; }
  button:disabled { opacity: .55; cursor: default; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  a { color: var(--accent); }
  summary { cursor: pointer; min-height: 24px; }
  input, select { min-width: 0; height: 32px; padding: 0 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
  .quiet { color: var(--quiet); }
  .small { font-size: var(--small); }
  .spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .pill {
    display: inline-block; padding: 1px 8px; border-radius: 99px; font-size: var(--small); font-weight: 600;
    background: var(--raised); color: var(--quiet); border: 1px solid var(--line); white-space: nowrap;
  }
  .pill.good { background: var(--good-soft); color: var(--good); border-color: transparent; }
  .pill.warn { background: var(--warn-soft); color: var(--warn); border-color: transparent; }
  .pill.accent { background: var(--accent-soft); color: var(--accent); border-color: transparent; }
`;
