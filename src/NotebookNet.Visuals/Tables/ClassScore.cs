namespace NotebookNet.Visuals;

/// <summary>How well one class, or the mean of all, is recognised. NaN means undefined and prints as "–".</summary>
/// <param name="Name">The class, or the kind of mean.</param>
/// <param name="Precision">Of the samples predicted as this class, the share that is: TP / (TP + FP).</param>
/// <param name="Recall">Of the samples of this class, the share that was found: TP / (TP + FN).</param>
/// <param name="F1">The harmonic mean of both: 2·P·R / (P + R).</param>
/// <param name="Support">The number of samples of this class.</param>
public sealed record ClassScore(string Name, double Precision, double Recall, double F1, long Support);
