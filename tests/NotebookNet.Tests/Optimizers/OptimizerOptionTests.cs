namespace NotebookNet.Tests;

public class OptimizerOptionTests
{
    [Fact]
    public void SGD_has_the_defaults_of_Keras()
    {
        var sgd = new SGD();
        Assert.Equal((0.01, 0.0, false), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov));
    }

    [Fact]
    public void Adam_has_the_defaults_of_Keras()
    {
        var adam = new Adam();
        Assert.Equal((0.001, 0.9, 0.999, 1e-7), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon));
    }

    [Fact]
    public void All_others_have_the_defaults_of_Keras()
    {
        var momentum = new Momentum();
        Assert.Equal((0.01, 0.9, false, MomentumForm.RateInVelocity), (momentum.LearningRate, momentum.Factor, momentum.Nesterov, momentum.Form));
        Assert.Equal(MomentumForm.RateInVelocity, new SGD().Form);
        Assert.False(new Adam().Amsgrad);
        var rmsprop = new RMSprop();
        Assert.Equal((0.001, 0.9, 0.0, 1e-7, false), (rmsprop.LearningRate, rmsprop.Rho, rmsprop.Momentum, rmsprop.Epsilon, rmsprop.Centered));
        var adagrad = new AdaGrad();
        Assert.Equal((0.001, 0.1, 1e-7), (adagrad.LearningRate, adagrad.InitialAccumulator, adagrad.Epsilon));
        var adadelta = new Adadelta();
        Assert.Equal((0.001, 0.95, 1e-7), (adadelta.LearningRate, adadelta.Rho, adadelta.Epsilon));
        var adamw = new AdamW();
        Assert.Equal((0.001, 0.004, 0.9, 0.999, 1e-7, false), (adamw.LearningRate, adamw.WeightDecay, adamw.Beta1, adamw.Beta2, adamw.Epsilon, adamw.Amsgrad));
        var nadam = new Nadam();
        Assert.Equal((0.001, 0.9, 0.999, 1e-7), (nadam.LearningRate, nadam.Beta1, nadam.Beta2, nadam.Epsilon));
        var adamax = new Adamax();
        Assert.Equal((0.001, 0.9, 0.999, 1e-7), (adamax.LearningRate, adamax.Beta1, adamax.Beta2, adamax.Epsilon));
        var lion = new Lion();
        Assert.Equal((0.001, 0.9, 0.99), (lion.LearningRate, lion.Beta1, lion.Beta2));
        foreach (var optimizer in new Optimizer[] { new SGD(), momentum, new Adam(), rmsprop, adagrad, adadelta, nadam, adamax, lion })
        {
            Assert.Equal((0.0, null, null, null, null), (optimizer.WeightDecay, optimizer.ClipValue, optimizer.ClipNorm, optimizer.GlobalClipNorm, optimizer.Schedule));
        }
    }

    [Fact]
    public void Options_are_written_with_points_under_every_culture()
    {
        using var german = new GermanCulture();
        Assert.Equal("SGD(momentum: 0.9, nesterov: false, form: RateInVelocity, learningRate: 0.01, weightDecay: 0)", new SGD(0.01, 0.9).ToString());
        Assert.Contains("schedule: ExponentialDecay(initialRate: 0.5, decaySteps: 1000, decayRate: 0.25, staircase: true)",
            (new Adam { Schedule = new ExponentialDecay(0.5, 1000, 0.25, true) }).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_learning_rate_is_positive_and_finite(double rate)
    {
        foreach (var create in new Func<Optimizer>[] { () => new SGD(rate), () => new Adam(rate), () => new Adam() with { LearningRate = rate } })
        {
            var error = Assert.Throws<ArgumentOutOfRangeException>(create);
            Assert.Contains("A learning rate must be positive and finite", error.Message, StringComparison.Ordinal);
            Assert.Contains("0.001 to 0.1 is usual", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Momentum_and_betas_lie_from_0_to_below_1(double value)
    {
        Assert.Contains("momentum must be at least 0 and below 1", Refusal(() => new SGD(0.01, value)), StringComparison.Ordinal);
        Assert.Contains("beta1 must be at least 0 and below 1", Refusal(() => new Adam(beta1: value)), StringComparison.Ordinal);
        Assert.Contains("beta2 must be at least 0 and below 1", Refusal(() => new Adam(beta2: value)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1e-7)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Epsilon_is_positive_and_finite(double value) =>
        Assert.Contains("epsilon must be positive and finite", Refusal(() => new Adam(epsilon: value)), StringComparison.Ordinal);

    [Fact]
    public void Options_with_the_same_values_are_equal_and_a_rate_can_be_changed_in_a_copy()
    {
        Assert.Equal(new Adam(0.01), new Adam() with { LearningRate = 0.01 });
        Assert.NotEqual<Optimizer>(new SGD(0.01), new SGD(0.01, momentum: 0.5));
    }

    private static string Refusal(Func<Optimizer> create) => Assert.Throws<ArgumentOutOfRangeException>(create).Message;
}
