namespace NotebookNet.Tests;

/// <summary>What is said when activations, losses, optimizers, schedules and metrics are used in ways they cannot be.</summary>
public class TrainMathMisuseTests
{
    private static readonly Tensor Three = new[,] { { 0.2f, 0.3f, 0.5f }, { 0.6f, 0.3f, 0.1f } };

    private static readonly (string Name, Type Exception, string Says, Action Misuse)[] Rows =
    [
        Row<InvalidOperationException>("derivative of softmax", "each of its outputs depends on a whole row", () => Activation.Softmax.Derivative(Three)),
        Row<InvalidOperationException>("derivative of log-softmax", "LogSoftmax has no derivative to plot", () => Activation.LogSoftmax.Derivative(Three)),
        Row<ShapeException>("log-softmax of a number", "at least one number in the last dimension; got shape ()", () => Activation.LogSoftmax.Apply(3f)),
        Row<ShapeException>("labels of another width", "compares each prediction with a label of the same shape; got predictions (2, 3) and labels (2, 2)", () => Loss.MeanAbsoluteError.Compute(Three, Tensor.Zeros(2, 2))),
        Row<ShapeException>("too few labels", "Huber compares each prediction", () => Loss.Huber.Compute(Three, Tensor.Zeros(2))),
        Row<ShapeException>("indices for the categorical loss", "use Loss.SparseCategoricalCrossEntropy", () => Loss.CategoricalCrossEntropy.Compute(Three, new[] { 0, 1 })),
        Row<ShapeException>("indices for the categorical hinge", "Categorical hinge needs labels of the predictions' shape (2, 3)", () => Loss.CategoricalHinge.Compute(Three, new[] { 0, 1 })),
        Row<ShapeException>("one-hot for the sparse loss", "use Loss.CategoricalCrossEntropy", () => new SparseCategoricalCrossEntropy(true).Compute(Three, Three)),
        Row<ArgumentOutOfRangeException>("a class that does not exist", "Label 3 in row 1 is not a class", () => new SparseCategoricalCrossEntropy(true, 0.1).Compute(Three, new[] { 0, 3 })),
        Row<InvalidOperationException>("logits that are none", "the predictions are the result of a softmax. Leave the softmax out of the last layer", () => new CategoricalCrossEntropy(fromLogits: true).Compute(Three.Softmax(), Three)),
        Row<InvalidOperationException>("binary logits that are none", "the result of a sigmoid", () => new BinaryCrossEntropy(fromLogits: true).Compute(Three.Sigmoid(), Three)),
        Row<InvalidOperationException>("sparse logits that are none", "fromLogits: true", () => new SparseCategoricalCrossEntropy(fromLogits: true).Compute(Three.Softmax(), new[] { 0, 1 })),
        Row<ShapeException>("one weight for two samples", "needs one weight per sample, or one per value; got weights of shape (1)", () => Loss.MeanSquaredError.Compute(Three, Three, new[] { 1f })),
        Row<ShapeException>("weights like the predictions", "loss values of shape (2) and needs one weight per sample", () => Loss.MeanSquaredError.Compute(Three, Three, Three)),
        Row<ArgumentOutOfRangeException>("smoothing of 1", "labelSmoothing must be at least 0 and below 1, got 1", () => _ = new CategoricalCrossEntropy(labelSmoothing: 1)),
        Row<ArgumentOutOfRangeException>("negative smoothing", "labelSmoothing must be at least 0", () => _ = new BinaryCrossEntropy(labelSmoothing: -0.1)),
        Row<ArgumentOutOfRangeException>("delta of 0", "delta must be positive and finite, got 0", () => _ = new Huber(0)),
        Row<ArgumentException>("one class weight", "at least two classes, got 1", () => _ = new ClassWeights(1.0)),
        Row<ArgumentOutOfRangeException>("negative class weight", "must be finite and not negative, got -1", () => _ = new ClassWeights(1, -1)),
        Row<ArgumentOutOfRangeException>("label without a weight", "Label 2 in row 0 is not a class", () => new ClassWeights(1, 2).Of(new[] { 2 })),
        Row<ShapeException>("weights of a cube", "Class weights need labels (N)", () => new ClassWeights(1, 2).Of(Tensor.Zeros(2, 2, 2))),
        Row<ArgumentException>("gradients without variables", "one gradient per variable; got 1 gradients for 2 variables", () => new SGD().Apply([Tensor.Zeros(2)], [new Variable(Tensor.Zeros(2)), new Variable(1f)])),
        Row<ShapeException>("gradients in another order", "Gradient 1 has shape (3), but its variable 'w' has shape (2). Give gradients and variables in the same order", () => new SGD().Apply([Tensor.Zeros(3)], [new Variable(Tensor.Zeros(2), "w")])),
        Row<ArgumentException>("a variable twice", "Variable 2 'w' is the same as variable 1", () => { var w = new Variable(1f, "w"); new SGD().Apply([1f, 1f], [w, w]); }),
        Row<ArgumentException>("no gradient", "Gradient or variable 1 is null", () => new SGD().Apply([null!], [new Variable(1f)])),
        Row<ArgumentException>("two clippings", "Only one of ClipValue, ClipNorm and GlobalClipNorm", () => _ = new Adam { ClipValue = 1, ClipNorm = 1 }),
        Row<ArgumentException>("two clippings in a copy", "Only one of ClipValue, ClipNorm and GlobalClipNorm", () => _ = new Adam { GlobalClipNorm = 1 } with { ClipValue = 1 }),
        Row<ArgumentOutOfRangeException>("clipping at 0", "ClipNorm must be positive and finite, got 0", () => _ = new SGD { ClipNorm = 0 }),
        Row<ArgumentOutOfRangeException>("negative decay", "WeightDecay must be finite and not negative, got -0.1", () => _ = new AdamW(weightDecay: -0.1)),
        Row<ArgumentOutOfRangeException>("momentum of 1", "factor must be between 0 and 1, got 1", () => _ = new Momentum(factor: 1)),
        Row<ArgumentOutOfRangeException>("rho of 1", "rho must be at least 0 and below 1, got 1", () => _ = new RMSprop(rho: 1)),
        Row<ArgumentOutOfRangeException>("rho that is not a number", "rho must be at least 0 and below 1, got NaN", () => _ = new Adadelta(rho: double.NaN)),
        Row<ArgumentOutOfRangeException>("negative accumulator", "initialAccumulator must be finite and not negative", () => _ = new AdaGrad(initialAccumulator: -1)),
        Row<ArgumentOutOfRangeException>("epsilon of 0", "epsilon must be positive and finite", () => _ = new Nadam(epsilon: 0)),
        Row<ArgumentOutOfRangeException>("beta of 0 in Lion", "beta1 must be between 0 and 1", () => _ = new Lion(beta1: 0)),
        Row<ArgumentOutOfRangeException>("beta of 1 in Adamax", "beta2 must be at least 0 and below 1", () => _ = new Adamax(beta2: 1)),
        Row<ArgumentOutOfRangeException>("rate of 0", "A learning rate must be positive and finite, got 0", () => _ = new Adadelta(0)),
        Row<ArgumentOutOfRangeException>("rate before the first step", "step", () => new SGD().RateAt(-1)),
        Row<ArgumentOutOfRangeException>("schedule before the first step", "step", () => new CosineDecay(1, 1).At(-1)),
        Row<ArgumentException>("as many rates as boundaries", "one rate more than boundaries; got 2 boundaries and 2 rates", () => _ = new PiecewiseConstant([1, 2], [1, 2])),
        Row<ArgumentException>("boundaries that fall", "must grow; got 5 before 3", () => _ = new PiecewiseConstant([5, 3], [1, 2, 3])),
        Row<ArgumentOutOfRangeException>("no decay steps", "decaySteps must be at least 1, got 0", () => _ = new ExponentialDecay(0.1, 0, 0.9)),
        Row<ArgumentOutOfRangeException>("decay rate of 0", "decayRate must be positive", () => _ = new ExponentialDecay(0.1, 1, 0)),
        Row<ArgumentOutOfRangeException>("alpha above 1", "alpha must be from 0 to 1, got 1.5", () => _ = new CosineDecay(0.1, 1, alpha: 1.5)),
        Row<ArgumentOutOfRangeException>("warm-up to nowhere", "A warm-up needs the rate it climbs to: give warmupTarget too", () => _ = new CosineDecay(0.1, 1, warmupSteps: 5)),
        Row<ArgumentOutOfRangeException>("cycles that shrink", "tMul must be at least 1 and finite, got 0.5", () => _ = new CosineDecayRestarts(0.1, 1, tMul: 0.5)),
        Row<ArgumentOutOfRangeException>("one-cycle of one step", "totalSteps must be at least 2, got 1", () => _ = new OneCycle(0.1, 1)),
        Row<ArgumentOutOfRangeException>("negative penalty", "strength must be finite and not negative, got -1", () => _ = new L2(-1)),
        Row<ArgumentOutOfRangeException>("negative second penalty", "l2 must be finite and not negative", () => _ = new L1L2(0, -1)),
        Row<ArgumentOutOfRangeException>("largest norm of 0", "maxValue must be positive", () => _ = new MaxNorm(0)),
        Row<ShapeException>("norm along an axis that is not there", "MaxNorm along axis 2 does not fit weights of shape (2, 2)", () => new MaxNorm(1, axis: 2).Apply(new float[4], [2, 2])),
        Row<ShapeException>("identity of a vector", "Identity can only start a matrix; got weights of shape (3)", () => new Identity().Fill(new float[3], [3], new RandomStream(1))),
        Row<ArgumentOutOfRangeException>("empty range", "high must not be below low; got 1 and 0.5", () => _ = new RandomUniform(1, 0.5)),
        Row<ArgumentOutOfRangeException>("negative deviation", "standardDeviation must be finite and not negative", () => _ = new TruncatedNormal(0, -1)),
        Row<ArgumentOutOfRangeException>("a constant that is not a number", "value must be a finite number, got NaN", () => _ = new Constant(double.NaN)),
        Row<ArgumentOutOfRangeException>("threshold above 1", "threshold must be from 0 to 1, got 1.1", () => _ = new Precision(1.1)),
        Row<ArgumentOutOfRangeException>("top 0", "k must be at least 1, got 0", () => _ = new TopKAccuracy(0)),
        Row<ShapeException>("top-k of one output", "Top-k accuracy needs one output per class", () => new TopKAccuracy(1).Compute(new[] { 0.5f }, new[] { 1 })),
        Row<ShapeException>("categorical accuracy of indices", "For class indices use Metric.SparseCategoricalAccuracy", () => Metric.CategoricalAccuracy.Compute(Three, new[] { 0, 1 })),
        Row<ShapeException>("sparse accuracy of one-hot labels", "Sparse categorical accuracy needs one class index per row, shape (2)", () => Metric.SparseCategoricalAccuracy.Compute(Three, Three)),
        Row<ShapeException>("as many labels as you like", "precision needs one class index per row of predictions (2, 3), or one-hot labels of the same shape; got labels (4)", () => Metric.Precision.Compute(Three, Tensor.Zeros(4))),
        Row<ArgumentOutOfRangeException>("a label that is no class", "Label 0.5 in row 0 is not a class", () => Metric.AUC.Compute(new[] { 0.1f }, new[] { 0.5f })),
        Row<ShapeException>("batches of different widths", "f1_score has seen 3 outputs per row; this batch has predictions (1)", () =>
        {
            var accumulator = Metric.F1Score.CreateAccumulator();
            accumulator.Add(Three, new[] { 0, 1 });
            accumulator.Add(new[] { 0.5f }, new[] { 1 });
        }),
        Row<ShapeException>("errors of other labels", "mean_squared_error compares predictions (2, 3)", () => Metric.MeanSquaredError.Compute(Three, Tensor.Zeros(2))),
        Row<ArgumentNullException>("no labels", "labels", () => Loss.LogCosh.Compute(Three, null!)),
    ];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_misuse_is_answered_with_what_was_expected_what_came_and_the_cure(string name)
    {
        using var german = new GermanCulture();
        var row = Rows.Single(row => row.Name == name);
        var error = Record.Exception(row.Misuse);
        Assert.IsType(row.Exception, error);
        Assert.Contains(row.Says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refused_step_changes_nothing()
    {
        var optimizer = new SGD(0.1);
        Variable[] variables = [new(1f), new(Tensor.Zeros(2))];
        Assert.Throws<ShapeException>(() => optimizer.Apply([1f, Tensor.Zeros(3)], variables));
        Assert.Equal(1, variables[0].ToScalar());
    }

    private static (string, Type, string, Action) Row<TException>(string name, string says, Action misuse) => (name, typeof(TException), says, misuse);
}
