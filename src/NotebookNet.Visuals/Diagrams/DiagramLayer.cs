namespace NotebookNet.Visuals;

/// <summary>A layer of a <see cref="NetworkDiagram"/>.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Kind">What it is: "Input", "Dense", "Conv2D", …</param>
/// <param name="Shape">The shape of its output for one sample, without the batch: [4], [28, 28, 1].</param>
/// <param name="Parameters">How many numbers it learns.</param>
public sealed record DiagramLayer(string Name, string Kind, IReadOnlyList<int> Shape, long Parameters)
{
    /// <summary>The name of its activation; null when it has none.</summary>
    public string? Activation { get; init; }

    /// <summary>Whether training changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Its weights, [units of the previous layer, units of this layer]; null leaves the edges uncoloured.</summary>
    public float[,]? Weights { get; init; }

    /// <summary>Its biases, one for each unit.</summary>
    public IReadOnlyList<float>? Bias { get; init; }

    /// <summary>Names of its units: the features of an input, the classes of an output.</summary>
    public IReadOnlyList<string>? UnitNames { get; init; }

    /// <summary>The values of its units for one chosen sample, written into the units.</summary>
    public IReadOnlyList<float>? Values { get; init; }

    /// <summary>The number of units: the last dimension.</summary>
    internal int Units => Shape.Count == 0 ? 1 : Shape[^1];

    /// <summary>Whether the units can be drawn one below the other.</summary>
    internal bool IsFlat => Shape.Count <= 1;

    /// <summary>Whether each unit reads each unit of the layer before.</summary>
    internal bool ReadsAll => Weights is not null || Kind.Contains("Dense", StringComparison.OrdinalIgnoreCase);

    /// <summary>Kind and activation as one label: "Dense · ReLU".</summary>
    internal string KindLabel => string.IsNullOrEmpty(Activation) ? Kind : Kind + " · " + Activation;

    /// <summary>The parameters in words: "50 parameters", "50 parameters, frozen".</summary>
    internal string ParameterLabel => Numbers.Count(Parameters, "parameter") + (Trainable || Parameters == 0 ? "" : ", frozen");
}
