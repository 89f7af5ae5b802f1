using System.Text.Json;

namespace NotebookNet.Tests;

/// <summary>tests/goldens/library.json, which make_library.py beside it writes.</summary>
internal sealed record GoldenFile(
    IReadOnlyList<TrajectoryCase> Trajectories, IReadOnlyList<LossCase> Losses, IReadOnlyList<ScalerCase> Scalers, IReadOnlyList<ConfusionCase> Confusions)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static GoldenFile Instance { get; } =
        JsonSerializer.Deserialize<GoldenFile>(File.ReadAllText(Repository.File("tests", "goldens", "library.json")), Options)!;

    /// <summary>Labels as the library takes them: (N), or (N, K) for K label columns.</summary>
    public static Tensor Labels(float[] values, int columns) => columns == 0 ? values : Tensor.From(values, values.Length / columns, columns);

    public static Loss Loss(string name) => name switch
    {
        "categorical_crossentropy" => NotebookNet.Loss.CategoricalCrossEntropy,
        "sparse_categorical_crossentropy" => NotebookNet.Loss.SparseCategoricalCrossEntropy,
        "binary_crossentropy" => NotebookNet.Loss.BinaryCrossEntropy,
        "mean_squared_error" => NotebookNet.Loss.MeanSquaredError,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}

internal sealed record LayerCase(int Units, string Activation, bool Bias);

internal sealed record OptimizerCase(string Kind, double Rate, double Momentum, bool Nesterov, double Beta1, double Beta2, double Epsilon)
{
    public Optimizer Create() => Kind == "adam" ? new Adam(Rate, Beta1, Beta2, Epsilon) : new SGD(Rate, Momentum, Nesterov);
}

internal sealed record TrajectoryCase(
    string Name, int Inputs, IReadOnlyList<LayerCase> Layers, string Loss, OptimizerCase Optimizer, string Metric, int Batch, int Epochs,
    float[] Features, float[] Labels, int LabelColumns, float[][] Initial, Dictionary<string, double[]> History, double[][] Final);

internal sealed record LossCase(string Loss, float[] Predictions, int Outputs, float[] Labels, int LabelColumns, double Value);

internal sealed record ScalerCase(string Name, int Columns, float[] Features, double[] Mean, double[] Deviation, double[] Transformed);

internal sealed record ConfusionCase(
    string Name, int Classes, int[] Actual, int[] Predicted, long[] Counts, double Accuracy, double[][] Scores);
