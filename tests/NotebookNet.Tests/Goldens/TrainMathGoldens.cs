using System.Text.Json;

namespace NotebookNet.Tests;

/// <summary>tests/goldens/trainmath.json, which make_trainmath.py beside it writes.</summary>
internal sealed record TrainMathGoldens(
    IReadOnlyList<ActivationGolden> Activations, IReadOnlyList<LossGolden> Losses, IReadOnlyList<WalkGolden> Walk, IReadOnlyList<OptimizerGolden> Optimizers,
    IReadOnlyList<ScenarioGolden> Scenarios, IReadOnlyList<ScheduleGolden> Schedules, IReadOnlyList<BinaryScoreGolden> BinaryScores,
    IReadOnlyList<ClassScoreGolden> ClassScores, IReadOnlyList<RegressionScoreGolden> RegressionScores, IReadOnlyList<RegularisedGolden> Regularised)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static TrainMathGoldens Instance { get; } =
        JsonSerializer.Deserialize<TrainMathGoldens>(File.ReadAllText(Repository.File("tests", "goldens", "trainmath.json")), Options)!;
}

internal sealed record ActivationGolden(string Name, float[] X, double[] Y, double[] Slope);

internal sealed record LossGolden(
    string Loss, double Delta, bool FromLogits, double LabelSmoothing, int[] Shape, float[] Predictions, int[] LabelShape, float[] Labels,
    float[]? Weights, double[] Values, double Value, double[] Gradient)
{
    public Loss Create() => Loss switch
    {
        "mean_squared_error" => NotebookNet.Loss.MeanSquaredError,
        "mean_absolute_error" => NotebookNet.Loss.MeanAbsoluteError,
        "huber" => new Huber(Delta),
        "log_cosh" => NotebookNet.Loss.LogCosh,
        "binary_crossentropy" => new BinaryCrossEntropy(FromLogits, LabelSmoothing),
        "categorical_crossentropy" => new CategoricalCrossEntropy(FromLogits, LabelSmoothing),
        "sparse_categorical_crossentropy" => new SparseCategoricalCrossEntropy(FromLogits, LabelSmoothing),
        "kl_divergence" => NotebookNet.Loss.KLDivergence,
        "hinge" => NotebookNet.Loss.Hinge,
        "squared_hinge" => NotebookNet.Loss.SquaredHinge,
        "categorical_hinge" => NotebookNet.Loss.CategoricalHinge,
        "cosine_similarity" => NotebookNet.Loss.CosineSimilarity,
        _ => throw new InvalidOperationException($"No loss is called {Loss}."),
    };
}

internal sealed record WalkGolden(float[][] Starts, float[][][] Gradients);

internal sealed record RuleOptions(
    double Rate, double Momentum, bool Nesterov, string? Form, double InitialAccumulator, double Epsilon, double Rho, bool Centered,
    double Beta1, double Beta2, bool Amsgrad, double WeightDecay, double? ClipValue, double? ClipNorm, double? GlobalClipNorm, double[]? Rates)
{
    public Optimizer Create(string kind) => Rule(kind) with
    {
        WeightDecay = WeightDecay,
        ClipValue = ClipValue,
        ClipNorm = ClipNorm,
        GlobalClipNorm = GlobalClipNorm,
        Schedule = Rates is null ? null : new PiecewiseConstant([.. Enumerable.Range(0, Rates.Length - 1).Select(i => (long)i)], Rates),
    };

    private Optimizer Rule(string kind) => kind switch
    {
        "Momentum" => new Momentum(Rate, Momentum, Nesterov, Enum.Parse<MomentumForm>(Form!)),
        "AdaGrad" => new AdaGrad(Rate, InitialAccumulator, Epsilon),
        "RMSprop" => new RMSprop(Rate, Rho, Momentum, Epsilon, Centered),
        "Adadelta" => new Adadelta(Rate, Rho, Epsilon),
        "Adam" => new Adam(Rate, Beta1, Beta2, Epsilon, Amsgrad),
        "AdamW" => new AdamW(Rate, WeightDecay, Beta1, Beta2, Epsilon, Amsgrad),
        "Nadam" => new Nadam(Rate, Beta1, Beta2, Epsilon),
        "Adamax" => new Adamax(Rate, Beta1, Beta2, Epsilon),
        "Lion" => new Lion(Rate, Beta1, Beta2),
        _ => throw new InvalidOperationException($"No optimizer is called {kind}."),
    };
}

internal sealed record OptimizerGolden(string Name, string Kind, string Source, RuleOptions Options, double[][][] Path);

internal sealed record ScenarioGolden(string Kind, RuleOptions Options, double[][] Path);

internal sealed record ScheduleGolden(string Name, long[] Steps, double[] Rates);

internal sealed record BinaryScoreGolden(
    string Name, int[] Labels, float[] Predictions, double Threshold, double Accuracy, double Precision, double Recall, double F1, double Auc, double LogLoss);

internal sealed record ClassScoreGolden(
    string Name, int Classes, int[] Labels, float[] Predictions, Dictionary<string, double[]> Scores, double Accuracy, double[] TopK, double? Auc, double LogLoss);

internal sealed record RegressionScoreGolden(
    string Name, int Columns, float[] Labels, float[] Predictions, double MeanSquaredError, double MeanAbsoluteError, double RootMeanSquaredError, double R2, double Cosine);

internal sealed record RegularisedGolden(float[] Features, float[] Labels, float[][] Initial, double[] Losses, double[][] Final);
