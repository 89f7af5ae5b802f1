namespace NotebookNet.Visuals;

/// <summary>The scores of one candidate, one for each fold, with their mean and deviation.</summary>
/// <param name="Name">What the candidate is called.</param>
/// <param name="Scores">The scores.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Deviation">Their standard deviation; not negative.</param>
public sealed record ScoreStrip(string Name, IReadOnlyList<double> Scores, double Mean, double Deviation);
