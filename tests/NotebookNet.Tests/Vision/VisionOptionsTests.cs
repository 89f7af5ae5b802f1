namespace NotebookNet.Tests.Vision;

/// <summary>What is said in the fluent form reaches the layer.</summary>
public class VisionOptionsTests
{
    [Fact]
    public void The_fluent_forms_pass_every_option_on()
    {
        var (regularizer, constraint) = (new SumOfSquares(2), new AtMost(0.1f));
        var expected = new Conv2D(4, (3, 2), (1, 2), Padding.Same, Activation.Tanh)
        {
            Dilation = (2, 1),
            Groups = 2,
            UseBias = false,
            KernelInitializer = Initializer.HeNormal,
            BiasInitializer = new Ones(),
            KernelRegularizer = regularizer,
            BiasRegularizer = new SumOfSquares(3),
            ActivityRegularizer = new SumOfSquares(4),
            KernelConstraint = constraint,
            BiasConstraint = new AtMost(0.2f),
            Name = "c",
        };
        Assert.Equal(expected, Model.Input(9, 9, 2).Conv2D(
            4, (3, 2), (1, 2), Padding.Same, (2, 1), 2, Activation.Tanh, false, Initializer.HeNormal, new Ones(), regularizer, new SumOfSquares(3), new SumOfSquares(4),
            constraint, new AtMost(0.2f), "c").Layers[0].Layer);
        Assert.Equal(
            new Conv1D(4, 3, 2, Padding.Same, Activation.Tanh)
            {
                Dilation = 2,
                Groups = 2,
                UseBias = false,
                KernelInitializer = expected.KernelInitializer,
                BiasInitializer = new Ones(),
                KernelRegularizer = regularizer,
                BiasRegularizer = new SumOfSquares(3),
                ActivityRegularizer = new SumOfSquares(4),
                KernelConstraint = constraint,
                BiasConstraint = new AtMost(0.2f),
                Name = "c",
            },
            Model.Input(9, 2).Conv1D(
                4, 3, 2, Padding.Same, 2, 2, Activation.Tanh, false, Initializer.HeNormal, new Ones(), regularizer, new SumOfSquares(3), new SumOfSquares(4),
                constraint, new AtMost(0.2f), "c").Layers[0].Layer);
        Assert.Equal(
            new Conv2DTranspose(4, (3, 2), (1, 2), Padding.Same, Activation.Tanh)
            {
                Dilation = (2, 1),
                UseBias = false,
                KernelInitializer = expected.KernelInitializer,
                BiasInitializer = new Ones(),
                KernelRegularizer = regularizer,
                BiasRegularizer = new SumOfSquares(3),
                ActivityRegularizer = new SumOfSquares(4),
                KernelConstraint = constraint,
                BiasConstraint = new AtMost(0.2f),
                Name = "c",
            },
            Model.Input(9, 9, 2).Conv2DTranspose(
                4, (3, 2), (1, 2), Padding.Same, (2, 1), Activation.Tanh, false, Initializer.HeNormal, new Ones(), regularizer, new SumOfSquares(3), new SumOfSquares(4),
                constraint, new AtMost(0.2f), "c").Layers[0].Layer);
        Assert.Equal(
            new DepthwiseConv2D((3, 2), (1, 2), Padding.Same, 3, Activation.Tanh)
            {
                Dilation = (2, 1),
                UseBias = false,
                KernelInitializer = expected.KernelInitializer,
                BiasInitializer = new Ones(),
                KernelRegularizer = regularizer,
                BiasRegularizer = new SumOfSquares(3),
                ActivityRegularizer = new SumOfSquares(4),
                KernelConstraint = constraint,
                BiasConstraint = new AtMost(0.2f),
                Name = "c",
            },
            Model.Input(9, 9, 2).DepthwiseConv2D(
                (3, 2), (1, 2), Padding.Same, (2, 1), 3, Activation.Tanh, false, Initializer.HeNormal, new Ones(), regularizer, new SumOfSquares(3), new SumOfSquares(4),
                constraint, new AtMost(0.2f), "c").Layers[0].Layer);
        Assert.Equal(
            new BatchNormalization(0.9, 0.1)
            {
                Center = false,
                Scale = false,
                BetaInitializer = new Ones(),
                GammaInitializer = Initializer.Zeros,
                MovingMeanInitializer = new Ones(),
                MovingVarianceInitializer = Initializer.Zeros,
                BetaRegularizer = regularizer,
                GammaRegularizer = new SumOfSquares(3),
                BetaConstraint = constraint,
                GammaConstraint = new AtMost(0.2f),
                Name = "b",
            },
            Model.Input(9, 2).BatchNormalization(
                0.9, 0.1, false, false, new Ones(), Initializer.Zeros, new Ones(), Initializer.Zeros, regularizer, new SumOfSquares(3), constraint, new AtMost(0.2f), "b").Layers[0].Layer);
        Assert.Equal(
            new LayerNormalization(0.1)
            {
                Center = false,
                Scale = false,
                BetaInitializer = new Ones(),
                GammaInitializer = Initializer.Zeros,
                BetaRegularizer = regularizer,
                GammaRegularizer = new SumOfSquares(3),
                BetaConstraint = constraint,
                GammaConstraint = new AtMost(0.2f),
                Name = "b",
            },
            Model.Input(9, 2).LayerNormalization(
                0.1, false, false, new Ones(), Initializer.Zeros, regularizer, new SumOfSquares(3), constraint, new AtMost(0.2f), "b").Layers[0].Layer);
    }
}

/// <summary>A penalty for tests.</summary>
internal sealed record SumOfSquares(float Factor) : Regularizer
{
    public override Tensor Penalty(Tensor values) => values.Square().Sum() * Factor;
}

/// <summary>A constraint for tests.</summary>
internal sealed record AtMost(float Largest) : Constraint
{
    public override void Apply(Span<float> weights, Shape shape)
    {
        foreach (ref var weight in weights)
        {
            weight = Math.Min(weight, Largest);
        }
    }
}
