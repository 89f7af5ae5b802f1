using NotebookNet.Operations;

namespace NotebookNet.Engine.Tests.Autodiff;

/// <summary>The rows of the gradient table for attention.</summary>
internal static class AttentionCases
{
    // (B, H, T, S, D): single numbers, one key, fewer and more keys than steps, odd sizes around eight and sixteen.
    private static readonly int[][] Sizes = [[1, 1, 1, 1, 1], [2, 1, 3, 1, 2], [1, 3, 2, 5, 3], [2, 2, 9, 4, 1], [1, 2, 3, 17, 5], [1, 1, 8, 8, 9]];

    public static IEnumerable<GradientCase> All =>
    [
        .. Sizes.SelectMany(sizes => Rows(sizes[0], sizes[1], sizes[2], sizes[3], sizes[4])),
        new("Attention of a tensor to itself", v => Operation.Run(new AttentionScoresOperation(v[0], v[0], null, 2, causal: false)), [2, 3, 4]),
        new("Attention whose parts are used twice", v =>
        {
            var scores = Operation.Run(new AttentionScoresOperation(v[0], v[1], null, 2, causal: false));
            return Operation.Run(new AttentionHeadsOperation(scores, v[1])) + Operation.Run(new AttentionHeadsOperation(scores, v[1])) * v[0];
        }, [1, 3, 4], [1, 3, 4]),
    ];

    private static IEnumerable<GradientCase> Rows(int batch, int heads, int steps, int keys, int width)
    {
        var name = $"of {batch} x {heads} heads, {steps} steps to {keys}, width {width}";
        int[] q = [batch, steps, heads * width];
        int[] k = [batch, keys, heads * width];
        yield return new($"AttentionScores {name}", v => Scores(v[0], v[1], null, heads), q, k);
        yield return new($"AttentionScores {name}, masked", v => Scores(v[0], v[1], SequenceCases.Mask(batch, keys), heads), q, k);
        yield return new($"AttentionHeads {name}", v => Operation.Run(new AttentionHeadsOperation(v[0], v[1])), [batch, heads, steps, keys], k);
        if (steps == keys)
        {
            yield return new($"AttentionScores {name}, causal", v => Scores(v[0], v[1], null, heads, causal: true), q, k);
        }
    }

    private static Tensor Scores(Tensor q, Tensor k, Tensor? mask, int heads, bool causal = false) =>
        Operation.Run(new AttentionScoresOperation(q, k, mask, heads, causal));
}
