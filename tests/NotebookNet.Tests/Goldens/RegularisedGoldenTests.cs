namespace NotebookNet.Tests;

/// <summary>A whole training with penalties on weights, biases and activities and with constraints, against torch.</summary>
public class RegularisedGoldenTests
{
    [Fact]
    public void Losses_and_weights_are_those_of_torch()
    {
        var golden = TrainMathGoldens.Instance.Regularised[0];
        var model = Model.Input(4)
            .Dense(
                5, Activation.Tanh, kernelRegularizer: new L2(0.02), biasRegularizer: new L1(0.03),
                activityRegularizer: new L1L2(0.05, 0.01), kernelConstraint: new MaxNorm(1.5))
            .Dense(2, kernelRegularizer: new L1(0.04), kernelConstraint: new NonNegative())
            .Compile(new SGD(0.1), Loss.MeanSquaredError);
        var weights = model.Layers.SelectMany(layer => layer.Weights).ToArray();
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i].Assign(Tensor.From(golden.Initial[i], weights[i].Shape.AsSpan()));
        }

        var history = model.Fit(
            Tensor.From(golden.Features, 12, 4), Tensor.From(golden.Labels, 12, 2), epochs: 4, batchSize: 12, shuffle: false, progress: false);

        Close.To(golden.Losses, history["loss"], 1e-5, 1e-6, "loss");
        for (var i = 0; i < weights.Length; i++)
        {
            Close.To(golden.Final[i], weights[i].Doubles(), 1e-5, 1e-6, weights[i].Name!);
        }
    }
}
