using Microsoft.Playwright;
using ScreenPop.Toolchain;

namespace ScreenPop.BrowserKit;

/// <summary>Checks axe-core's rules for WCAG 2.2 A and AA on the suite's own page, without frames of other origins.</summary>
public static class Axe
{
    private static readonly string Script = Path.Combine(RepositoryLayout.Find().NodeModules, "axe-core", "axe.min.js");

    public static async Task<IReadOnlyList<string>> RunAsync(IPage page)
    {
        // The script is evaluated, since the page's security policy would refuse a script element.
        await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              // A ground that fades under the pointer has its colour at the end.
              const roots = [document];
              for (const root of roots) {
                for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) roots.push(shadowRoot);
              }
              const fading = roots.flatMap((root) => root.getAnimations()).filter((one) => one instanceof CSSTransition);
              await Promise.allSettled(fading.map(({ finished }) => finished));
              const { violations } = await axe.run(document, {
                iframes: false,
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
              });
              return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, failureSummary }) => `${target} ${id}: ${help} ${failureSummary}`));
            }
            """
        );
    }
}
