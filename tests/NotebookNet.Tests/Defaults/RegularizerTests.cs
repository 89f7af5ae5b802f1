namespace NotebookNet.Tests;

public class RegularizerTests
{
    private static readonly Tensor Weights = new[,] { { 1f, -2 }, { 0, 0.5f } };

    [Fact]
    public void Defaults_are_those_of_Keras_and_there_is_no_factor_one_half()
    {
        Close.To(0.01 * 3.5, new L1().Penalty(Weights).ToScalar());
        Close.To(0.01 * 5.25, new L2().Penalty(Weights).ToScalar());
        Close.To(0, new L1L2().Penalty(Weights).ToScalar(), 0, 0);
        Close.To((0.5 * 3.5) + (0.25 * 5.25), new L1L2(0.5, 0.25).Penalty(Weights).ToScalar());
    }

    [Fact]
    public void Slopes_are_the_sign_and_twice_the_weight()
    {
        double[] Slope(Regularizer regularizer)
        {
            var w = new Variable(Weights);
            using var tape = new GradientTape();
            return tape.Gradient(regularizer.Penalty(w), w).Doubles();
        }

        Close.To([0.1, -0.1, 0, 0.1], Slope(new L1(0.1)));
        Close.To([0.2, -0.4, 0, 0.1], Slope(new L2(0.1)));
        Close.To([0.5, -0.7, 0, 0.4], Slope(new L1L2(0.3, 0.1)));
    }

    [Fact]
    public void L1_brings_unimportant_weights_to_0_and_L2_only_near()
    {
        var random = Tensor.RandomNormal([200, 10], seed: 1);
        var labels = random.MatMul(new[,] { { 2f }, { -1 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 }, { 0 } });
        int Small(Regularizer? regularizer)
        {
            var model = Model.Input(10).Dense(1, kernelRegularizer: regularizer).Compile(new SGD(0.01), Loss.MeanSquaredError);
            model.Fit(random, labels + (Tensor.RandomNormal([200, 1], seed: 2) * 0.5f), epochs: 40, seed: 3, progress: false);
            return model.Layers[0].Weights[0].ToArray().Count(weight => Math.Abs(weight) < 0.01);
        }

        Assert.True(Small(new L1(0.1)) > Small(new L2(0.1)) + 2, $"{Small(new L1(0.1))} against {Small(new L2(0.1))}");
    }

    [Fact]
    public void Activities_count_per_sample_and_in_evaluation_too()
    {
        var model = Model.Input(2).Dense(2, useBias: false, kernelInitializer: Initializer.Ones, activityRegularizer: new L1(1))
            .Compile(new SGD(), Loss.MeanSquaredError);
        Tensor x = new[,] { { 1f, 1 }, { 2, 2 }, { 3, 3 } };
        // Outputs 2, 4, 6 twice each: no error, penalty 24 over three samples.
        Close.To(8, model.Evaluate(x, new[,] { { 2f, 2 }, { 4, 4 }, { 6, 6 } }).Loss);
    }
}
