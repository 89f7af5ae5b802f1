namespace NotebookNet.Tests;

public sealed class TimeDistributedTests
{
    [Fact]
    public void Each_step_goes_through_the_same_layer()
    {
        var model = Model.Input(5, 3).TimeDistributed(new Dense(2, Activation.Tanh)).Initialize(1);
        var x = Tensor.RandomNormal([4, 5, 3], seed: 2);
        var weights = model.Layers[0].Weights;

        var y = model.Predict(x);

        Assert.Equal("(4, 5, 2)", y.Shape.ToString());
        Assert.Equal(8, model.ParameterCount);
        for (var step = 0; step < 5; step++)
        {
            Assert.Equal(x[.., step].Linear(weights[0], weights[1]).Tanh().ToArray(), y[.., step].ToArray());
        }
    }

    [Fact]
    public void A_class_for_each_step_is_learned()
    {
        // The label of a step is whether its number is larger than the one before.
        var x = Tensor.RandomUniform([64, 6, 1], seed: 3);
        var labels = new Tensor[6];
        labels[0] = Tensor.Zeros(64);
        for (var step = 1; step < 6; step++)
        {
            labels[step] = x[.., step, 0] > x[.., step - 1, 0];
        }

        var model = Model.Input(6, 1).LSTM(12, returnSequences: true).TimeDistributed(new Dense(2, Activation.Softmax))
            .Compile(new Adam(0.02), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
        var history = model.Fit(x, Tensor.Stack(labels, axis: 1), epochs: 60, seed: 1, progress: false);

        Assert.True(history["accuracy"][^1] > 0.95, history.ToString());
    }

    [Fact]
    public void Samples_without_steps_are_refused() => Assert.Contains(
        "takes sequences", Assert.Throws<ShapeException>(() => Model.Input(5).TimeDistributed(new Dense(2))).Message, StringComparison.Ordinal);
}
