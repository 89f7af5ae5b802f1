namespace NotebookNet.Visuals;

/// <summary>One number measured after each epoch.</summary>
/// <param name="Name">Its name; "val_" in front marks the validation twin of the metric named after it.</param>
/// <param name="Values">Its values; value i belongs to epoch i + 1 (counted from the initial epoch). NaN means not measured.</param>
public sealed record CurveSeries(string Name, IReadOnlyList<double> Values);
