namespace NotebookNet.Tests.Vision;

/// <summary>Penalties and constraints of convolutions and normalizations reach the training.</summary>
public class VisionPenaltyTests
{
    private static readonly Tensor Pictures = Tensor.RandomUniform([6, 4, 4, 2], -1f, 1f, seed: 3);

    [Theory]
    [InlineData("kernel")]
    [InlineData("bias")]
    [InlineData("gamma")]
    [InlineData("beta")]
    [InlineData("activity")]
    public void A_penalty_is_part_of_the_loss(string what)
    {
        double FirstLoss(Regularizer? penalty)
        {
            var model = Model.Input(4, 4, 2)
                .Conv2D(
                    3, 2, biasInitializer: new Ones(),
                    kernelRegularizer: what == "kernel" ? penalty : null,
                    biasRegularizer: what == "bias" ? penalty : null,
                    activityRegularizer: what == "activity" ? penalty : null)
                .BatchNormalization(
                    betaInitializer: new Ones(), gammaRegularizer: what == "gamma" ? penalty : null, betaRegularizer: what == "beta" ? penalty : null)
                .Compile(new SGD(0.1), Loss.MeanSquaredError).Initialize(1);
            Expected = what switch
            {
                "kernel" => model.Layers[0].Weights[0].Square().Sum().ToScalar() * 2,
                "activity" => Pictures.Conv2D(model.Layers[0].Weights[0], Tensor.Ones(3)).Square().Sum().ToScalar() * 2,
                _ => 6,
            };
            return model.Fit(Pictures, Tensor.Zeros(6, 3, 3, 3), batchSize: 6, progress: false)["loss"][0];
        }

        var plain = FirstLoss(null);
        Close.To(plain + Expected, FirstLoss(new SumOfSquares(2)), 1e-5);
    }

    [Fact]
    public void A_constraint_holds_after_each_step()
    {
        var model = Model.Input(4, 4, 2)
            .Conv2D(3, 2, biasInitializer: new Ones(), kernelConstraint: new AtMost(0.05f), biasConstraint: new AtMost(0.5f))
            .BatchNormalization(betaInitializer: new Ones(), gammaConstraint: new AtMost(0.3f), betaConstraint: new AtMost(0.4f))
            .Compile(new SGD(0.001), Loss.MeanSquaredError);
        model.Fit(Pictures, Tensor.Ones(6, 3, 3, 3), progress: false, seed: 1);

        Assert.Equal([0.05f, 0.5f, 0.3f, 0.4f], [.. model.Layers[0].Weights.Select(Largest), .. model.Layers[1].Weights.Take(2).Select(Largest)]);
    }

    private double Expected { get; set; }

    private static float Largest(Variable weight) => weight.ToArray().Max();
}
