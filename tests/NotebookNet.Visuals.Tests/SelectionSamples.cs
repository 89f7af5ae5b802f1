namespace NotebookNet.Visuals.Tests;

/// <summary>Pictures of candidates compared.</summary>
internal static class SelectionSamples
{
    public static IReadOnlyDictionary<string, Func<Displayable>> All { get; } = new Dictionary<string, Func<Displayable>>
    {
        ["strips"] = () => new ScoreStrips(
            "accuracy",
            [
                new ScoreStrip("2 units", [0.33, 0.33, 0.7, 0.33, 1], 0.538, 0.27),
                new ScoreStrip("10 units", [0.97, 0.97, 0.93, 1, 0.97], 0.968, 0.022),
                new ScoreStrip("a candidate whose name is much longer than its place", [0.97, 1, 0.97, 1, 0.97], 0.982, 0.015),
            ],
            "accuracy by cross-validation, StratifiedKFold(5)"),
        ["strips-many"] = () => new ScoreStrips("loss", [.. Enumerable.Range(0, 100).Select(i => new ScoreStrip($"candidate {i}", [.. Samples.Numbers(60, (uint)i + 1)], 0.1, 0.2))]),
        ["strips-one"] = () => new ScoreStrips("r2_score", [new ScoreStrip("only", [0.5], 0.5, 0)]),
        ["strips-empty"] = () => new ScoreStrips("accuracy", []),
        ["strips-no-numbers"] = () => new ScoreStrips("accuracy", [new ScoreStrip("a", [double.NaN, double.PositiveInfinity], double.NaN, double.NaN), new ScoreStrip("b", [], double.NaN, double.NaN)]),
        ["strips-hostile"] = () => new ScoreStrips("a <b>&amp;", [new ScoreStrip("<b onload=\"x\">&amp;", [1e300, -1e300, 0], 0, 1e300)], "\"><b>"),
    };
}
