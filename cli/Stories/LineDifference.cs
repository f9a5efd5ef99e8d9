namespace ScreenPop.Cli.Stories;

/// <summary>The removed and added lines between two texts.</summary>
internal static class LineDifference
{
    /// <summary>Removed lines with the prefix <c>- </c> and added ones with <c>+ </c>; empty when the texts are equal.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // common[i, j] is the number of common lines of before[i..] and after[j..].
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var lines = new List<string>();
        var (left, right) = (0, 0);
        while (left < before.Count || right < after.Count)
        {
            if (left < before.Count && right < after.Count && before[left] == after[right])
            {
                (left, right) = (left + 1, right + 1);
            }
            else if (right == after.Count || (left < before.Count && common[left + 1, right] >= common[left, right + 1]))
            {
                lines.Add($"- {before[left++]}");
            }
            else
            {
                lines.Add($"+ {after[right++]}");
            }
        }

        return lines;
    }
}
