namespace NotebookNet.Visuals;

/// <summary>A box of a <see cref="GraphDiagram"/>: one layer of a model with branches.</summary>
/// <param name="Name">Its name in the model.</param>
/// <param name="Kind">What it is: "Input", "Conv2D", "Add", …</param>
/// <param name="Shape">The shape of its output for one sample, without the batch: [4], [28, 28, 1].</param>
/// <param name="Parameters">How many numbers it learns.</param>
/// <param name="Inputs">The boxes it reads, as indices of earlier boxes, in the order it reads them; none for an input of the model.</param>
/// <example><code>new GraphBox("add", "Add", [28, 28, 64], 0, [3, 6])</code></example>
public sealed record GraphBox(string Name, string Kind, IReadOnlyList<int> Shape, long Parameters, IReadOnlyList<int> Inputs)
{
    private const int MostValues = 3;

    /// <summary>The name of its activation; null when it has none.</summary>
    public string? Activation { get; init; }

    /// <summary>Whether training changes it.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Whether what it computes is an output of the model.</summary>
    public bool IsOutput { get; init; }

    /// <summary>
    /// The index of an earlier box that is the same layer, applied there to something else; null for a layer of its own. The
    /// parameters of a shared layer are counted once.
    /// </summary>
    public int? SharedWith { get; init; }

    /// <summary>What stands in it instead of the lines about a layer, the name first; null for a layer.</summary>
    internal IReadOnlyList<string>? Lines { get; init; }

    /// <summary>Whether it is a variable of a computation.</summary>
    internal bool IsSource { get; init; }

    /// <summary>The name of the block it is a part of; null when it stands for itself.</summary>
    public string? Group { get; init; }

    /// <summary>The values of its output for one chosen sample; null when none was chosen.</summary>
    public IReadOnlyList<float>? Values { get; init; }

    /// <summary>The values in one line: all of a few, else from the smallest to the largest.</summary>
    internal string? ValueLabel => Values switch
    {
        null or { Count: 0 } => null,
        { Count: <= MostValues } => "= " + string.Join(", ", Values.Select(v => Numbers.Short(v))),
        _ => Values.Where(float.IsFinite).ToArray() is { Length: > 0 } finite
            ? $"{Numbers.Short(finite.Min())} … {Numbers.Short(finite.Max())}" + (finite.Length < Values.Count ? ", not all finite" : "")
            : "no finite value",
    };

    /// <summary>Whether it has numbers that training leaves alone.</summary>
    internal bool IsFrozen => !Trainable && Parameters > 0;

    /// <summary>Whether it is an input of the model.</summary>
    internal bool IsInput => Inputs.Count == 0;

    /// <summary>Kind and activation as one label: "Dense · ReLU".</summary>
    internal string KindLabel => string.IsNullOrEmpty(Activation) ? Kind : Kind + " · " + Activation;

    /// <summary>How many parameters it adds to the model.</summary>
    internal long OwnParameters => SharedWith is null ? Parameters : 0;

    /// <summary>What is special about its parameters: ", frozen", ", shared", both or nothing.</summary>
    internal string ParameterNote => (IsFrozen ? ", frozen" : "") + (SharedWith is not null && Parameters > 0 ? ", shared" : "");

    /// <summary>The parameters in words: "50 parameters", "50 parameters, frozen".</summary>
    internal string ParameterLabel => Numbers.Count(Parameters, "parameter") + ParameterNote;
}
