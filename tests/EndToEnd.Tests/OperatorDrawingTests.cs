using Microsoft.Playwright;
using ScreenPop.Contacts;
using ScreenPop.FlowLanguage;
using ScreenPop.LocalConnect.Flows;
using ScreenPop.TestKit;

namespace ScreenPop.EndToEnd.Tests;

/// <summary>The flow of a contact, as the operator's page draws it.</summary>
[Collection(LocalSites.Name)]
public sealed class OperatorDrawingTests(RunningSite site)
{
    [Fact]
    public async Task The_flow_of_a_call_that_is_over_follows_the_width_of_the_window()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        await desk.Page.Context.AddInitScriptAsync(
            """
            globalThis.streams = [];
            globalThis.EventSource = class extends EventSource {
              constructor(address) { super(address); streams.push(this); }
            };
            """
        );
        var page = await desk.OpenOperatorAsync();
        await page.SetViewportSizeAsync(1440, 900);
        var journey = desk.Call("+14155550100", "+18005550199");
        await journey.InboundEnded.WaitAsync(TestContext.Current.CancellationToken);
        site.Instance.Journeys.HangUp(journey.ContactId);
        await page.Locator($"#contacts [data-contact-id='{journey.ContactId}']").ClickAsync();
        await Assertions.Expect(page.Locator("#place")).ToContainTextAsync("Call · over");
        await Assertions.Expect(page.Locator("#drawing .current")).ToBeVisibleAsync();

        // No event of another contact draws it.
        await page.EvaluateAsync("streams.forEach((stream) => stream.close())");
        foreach (var width in new[] { 1100, 1800 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.WaitForFunctionAsync(
                """
                () => {
                  const [room, drawn] = ['.stage', '#drawing'].map((of) => document.querySelector(of).clientWidth);
                  return drawn <= room && drawn > room - 200;
                }
                """
            );
        }
    }

    [Fact]
    public async Task No_line_of_a_flow_crosses_a_block_and_no_word_is_covered()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        await page.SetViewportSizeAsync(1440, 900);
        foreach (var flow in site.Instance.Journeys.Flows.Flows.Values)
        {
            foreach (var width in new[] { 420, 733, 1200 })
            {
                var faults = await page.EvaluateAsync<string[]>(
                    """
                    async ([name, width]) => {
                      const { drawFlow } = await import('/operator/drawing.js');
                      const flow = await (await fetch(`/operator/api/flows/${name}`)).json();
                      const stage = document.createElement('div');
                      stage.style.cssText = `position: fixed; inset: 0 auto auto 0; width: ${width}px; height: 600px; overflow: hidden`;
                      const drawing = stage.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'svg'));
                      document.body.append(stage);
                      await drawFlow(drawing, [{ flow: name, identifier: flow.StartAction }]);
                      const parts = (kind) => [...drawing.querySelectorAll(kind)];
                      const [blocks, words] = [parts('.block rect'), parts('.branch')].map((all) => all.map((part) => part.getBoundingClientRect()));
                      const origin = drawing.getBoundingClientRect();
                      const inside = (box, x, y) => x > box.left + 1 && x < box.right - 1 && y > box.top + 1 && y < box.bottom - 1;
                      const meet = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
                      const faults = [];
                      for (const edge of parts('.edge')) {
                        for (let at = 0; at <= edge.getTotalLength(); at += 2) {
                          const { x, y } = edge.getPointAtLength(at);
                          if (blocks.some((box) => inside(box, x + origin.left, y + origin.top))) {
                            faults.push(`line ${edge.getAttribute('d')} crosses a block`);
                            break;
                          }
                        }
                      }
                      words.forEach((word, index) => {
                        const text = parts('.branch')[index].textContent;
                        if (blocks.some((box) => meet(word, box))) faults.push(`word ${text} is on a block`);
                        if (words.some((other, at) => at > index && meet(word, other))) faults.push(`word ${text} is on another`);
                        if (word.left < origin.left || word.right > origin.right) faults.push(`word ${text} is cut off`);
                      });
                      stage.remove();
                      return [...faults, ...(blocks.length ? [] : ['no blocks'])];
                    }
                    """,
                    new object[] { flow.Name, width }
                );
                Assert.True(faults.Length == 0, $"{flow.Name} at {width}: {string.Join("; ", faults)}");
            }
        }
    }

    [Fact]
    public async Task A_flow_that_is_published_while_the_page_is_open_is_drawn()
    {
        await using var desk = await AgentDesk.OpenAsync(site);
        var page = await desk.OpenOperatorAsync();
        await DrawsAsync("Before");
        await DrawsAsync("After");

        async Task DrawsAsync(string block)
        {
            var journeys = site.Instance.Journeys;
            var arn = InstanceResources.FlowArn(site.Instance.Center.Instance, "published");
            var flow = Flow.Parse(Greeting(block).Build(), "published");
            journeys.Flows.Publish(arn, "published", new Dictionary<string, Flow> { [arn] = flow });
            var journey = journeys.Start(NewContact.Call("+14155550100", "+18005550199"), flow);
            await page.Locator($"#contacts [data-contact-id='{journey.ContactId}']").ClickAsync();
            await Assertions.Expect(page.Locator("#drawing")).ToContainTextAsync(block);
        }
    }

    private static FlowBuilder Greeting(string block) =>
        new FlowBuilder().Block(block, "MessageParticipant", "\"Text\":\"Hello.\"", "end", "NoMatchingError > end").End();
}
