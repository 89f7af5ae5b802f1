namespace NotebookNet.Visuals;

/// <summary>A layer of a <see cref="NetworkDiagram"/>.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Kind">What it is: "Input", "Dense", "Conv2D", …</param>
/// <param name="Shape">The shape of its output for one sample, without the batch: [4], [28, 28, 1].</param>
/// <param name="Parameters">How many numbers it learns.</param>
/// <example><code>new DiagramLayer("conv2d", "Conv2D", [26, 26, 32], 320) { Activation = "ReLU", Window = new([3, 3], [1, 1]) }</code></example>
public sealed record DiagramLayer(string Name, string Kind, IReadOnlyList<int> Shape, long Parameters)
{
    /// <summary>The name of its activation; null when it has none.</summary>
    public string? Activation { get; init; }

    /// <summary>The activation at evenly spaced places from −3 to 3, drawn as a small curve; null when it is no curve.</summary>
    public IReadOnlyList<float>? ActivationCurve { get; init; }

    /// <summary>Whether training changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>The layers it reads, as indices of earlier layers; the layer before it when null.</summary>
    public IReadOnlyList<int>? Inputs { get; init; }

    /// <summary>Whether what it computes is an output of the model; the last layer always is.</summary>
    public bool IsOutput { get; init; }

    /// <summary>The index of an earlier layer that is the same, applied there to something else: its parameters are counted once.</summary>
    public int? SharedWith { get; init; }

    /// <summary>Its weights, [units of the previous layer, units of this layer]; null leaves the edges uncoloured.</summary>
    public float[,]? Weights { get; init; }

    /// <summary>Its biases, one for each unit.</summary>
    public IReadOnlyList<float>? Bias { get; init; }

    /// <summary>Names of its units: the features of an input, the classes of an output.</summary>
    public IReadOnlyList<string>? UnitNames { get; init; }

    /// <summary>The values of its output for one chosen sample, row by row.</summary>
    public IReadOnlyList<float>? Values { get; init; }

    /// <summary>The window it slides over what it reads; null when it reads all of it at once.</summary>
    public DiagramWindow? Window { get; init; }

    /// <summary>How it carries a state through a sequence; null when it does not.</summary>
    public DiagramRecurrence? Recurrence { get; init; }

    /// <summary>Which steps of a sequence it reads.</summary>
    public DiagramSteps Steps { get; init; }

    /// <summary>
    /// What it is made of, such as the parts of a transformer block: their inputs are indices of earlier parts, −1 is what the
    /// layer itself reads. The last part gives the layer's output. None for a layer that is drawn as one.
    /// </summary>
    public IReadOnlyList<DiagramLayer> Parts { get; init; } = [];

    /// <summary>The number of units: the last dimension.</summary>
    internal int Units => Shape.Count == 0 ? 1 : Shape[^1];

    /// <summary>Whether the units can be drawn one below the other.</summary>
    internal bool IsFlat => Shape.Count <= 1;

    /// <summary>Whether it is what the model is given.</summary>
    internal bool IsInput => Inputs is { Count: 0 } || (Inputs is null && Kind == "Input");

    /// <summary>Whether each unit reads each unit of the layer before.</summary>
    internal bool ReadsAll => Weights is not null || Kind.Contains("Dense", StringComparison.OrdinalIgnoreCase);

    /// <summary>Kind and activation as one label: "Dense · ReLU".</summary>
    internal string KindLabel => string.IsNullOrEmpty(Activation) ? Kind : Kind + " · " + Activation;

    /// <summary>The kind with the window: "Conv2D 3×3".</summary>
    internal string KindAndWindowOnly => Window is null ? Kind : Kind + " " + Window.SizeLabel;

    /// <summary>The same with the activation: "Conv2D 3×3 · ReLU".</summary>
    internal string KindAndWindow => KindAndWindowOnly + (string.IsNullOrEmpty(Activation) ? "" : " · " + Activation);

    /// <summary>How many parameters it adds to the model.</summary>
    internal long OwnParameters => SharedWith is null ? Parameters : 0;

    /// <summary>The parameters in words: "50 parameters", "50 parameters, frozen".</summary>
    internal string ParameterLabel => Numbers.Count(Parameters, "parameter") + (Trainable || Parameters == 0 ? "" : ", frozen");

    /// <summary>The parameters in few letters: "50 params", "50 params, frozen"; nothing where there are none.</summary>
    internal string ParameterNote => Parameters == 0 ? "" : ParameterLabel.Replace("parameter", "param", StringComparison.Ordinal);

    /// <summary>Everything in a sentence: what hovering tells.</summary>
    internal string Whole => $"{Label.Full(Name, 60)} · {Label.Full(KindAndWindow, 60)} · {Numbers.Shape(Shape)} · {ParameterLabel}";
}
