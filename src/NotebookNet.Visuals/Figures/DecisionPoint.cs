namespace NotebookNet;

/// <summary>A sample on a picture of <see cref="DecisionRegions"/>.</summary>
/// <param name="X">Its first feature.</param>
/// <param name="Y">Its second feature.</param>
/// <param name="Class">Its true class.</param>
/// <param name="Predicted">The class the model gives it.</param>
public sealed record DecisionPoint(double X, double Y, int Class, int Predicted);
