namespace NotebookNet.Visuals;

/// <summary>A tensor of a <see cref="ComputationGraph"/>: given, or computed by an operation.</summary>
/// <param name="Name">What it is called: "w", "loss"; null when it has no name.</param>
/// <param name="Operation">What computes it: "Multiply", "MatMul"; null for what is given.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Inputs">The tensors it is computed from, as indices of earlier nodes.</param>
/// <example><code>new ComputationNode("w", null, [], []) { Values = [3], Gradients = [6] }</code></example>
public sealed record ComputationNode(string? Name, string? Operation, IReadOnlyList<int> Shape, IReadOnlyList<int> Inputs)
{
    /// <summary>Its values, row by row.</summary>
    public IReadOnlyList<float>? Values { get; init; }

    /// <summary>The gradient of the target with respect to it, row by row; null where none flows.</summary>
    public IReadOnlyList<float>? Gradients { get; init; }

    /// <summary>Whether it is a variable: what training changes.</summary>
    public bool IsVariable { get; init; }
}
