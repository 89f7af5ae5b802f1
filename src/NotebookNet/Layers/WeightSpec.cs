namespace NotebookNet;

/// <summary>A weight a layer asks for.</summary>
/// <param name="Name">What it is called within the layer, such as <c>kernel</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Initializer">How it starts.</param>
/// <param name="Trainable">Whether training changes it.</param>
/// <param name="Regularizer">The penalty its size adds to the loss; none when null.</param>
/// <param name="Constraint">What it is forced to be after each step; anything when null.</param>
public sealed record WeightSpec(
    string Name,
    Shape Shape,
    Initializer Initializer,
    bool Trainable = true,
    Regularizer? Regularizer = null,
    Constraint? Constraint = null);
