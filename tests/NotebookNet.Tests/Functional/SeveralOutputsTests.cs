namespace NotebookNet.Tests.Functional;

public sealed class SeveralOutputsTests
{
    private static readonly Tensor X = Tensor.RandomNormal([40, 3], seed: 4);

    [Fact]
    public void Each_output_has_its_loss_and_its_metrics_and_all_count_as_weighted()
    {
        var trunk = Model.Input(3).Dense(8, Activation.Tanh);
        var model = Model.WithOutputs(trunk.Dense(2, Activation.Softmax, name: "sign"), trunk.Dense(1, name: "sum"))
            .Compile(
                new Adam(0.02),
                [Loss.SparseCategoricalCrossEntropy, Loss.MeanSquaredError],
                lossWeights: [2, 0.5],
                metrics: [[Metric.Accuracy], [Metric.MeanAbsoluteError]]);
        var sum = X.Sum(axis: 1);
        int[] sign = [.. sum.ToArray().Select(value => value > 0 ? 1 : 0)];
        var data = new Dataset([X], [sign, sum]);

        var history = model.Fit(data, epochs: 150, batchSize: 16, validation: data, seed: 1, progress: false);

        string[] keys = ["loss", "sign_loss", "sum_loss", "sign_accuracy", "sum_mean_absolute_error"];
        Assert.Equal([.. keys, .. keys.Select(key => "val_" + key)], history.Keys);
        var last = history.EpochCount - 1;
        Assert.Equal((2 * history["sign_loss"][last]) + (0.5 * history["sum_loss"][last]), history["loss"][last], 1e-5);
        Assert.True(history["val_sign_accuracy"][last] > 0.9 && history["val_sum_mean_absolute_error"][last] < 0.3, history.ToString());

        var result = model.Evaluate(data);
        Assert.Equal(history["val_loss"][last], result.Loss, 1e-6);
        Assert.Equal(2, result.AllPredictions.Count);
        Assert.Equal(model.Predict([X])[1].ToArray(), result.AllPredictions[1].ToArray());
        Assert.Throws<InvalidOperationException>(() => result.ConfusionMatrix);
    }

    [Fact]
    public void Two_inputs_are_shuffled_and_split_together()
    {
        var (a, b) = (Model.Input(1), Model.Input(1));
        var model = Model.Concatenate(a, b).Dense(1).Compile(new SGD(0.1), Loss.MeanSquaredError);
        var left = Tensor.RandomNormal([64, 1], seed: 1);
        var right = Tensor.RandomNormal([64, 1], seed: 2);
        var data = new Dataset([left, right], [(left * 3) - right]);

        model.Fit(data, epochs: 60, batchSize: 8, validationSplit: 0.25, seed: 7, progress: false);

        var weights = model.Layers[1].Weights[0].ToArray();
        Assert.Equal(3, weights[0], 1e-3);
        Assert.Equal(-1, weights[1], 1e-3);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        var trunk = Model.Input(3).Dense(2);
        var two = Model.WithOutputs(trunk, trunk.Dense(1));

        Assert.Contains("2 outputs", Assert.Throws<InvalidOperationException>(() => two.Compile(new Adam(), Loss.MeanSquaredError)).Message, StringComparison.Ordinal);
        Assert.Contains("one loss for each", Assert.Throws<ArgumentException>(() => two.Compile(new Adam(), [Loss.MeanSquaredError])).Message, StringComparison.Ordinal);
        Assert.Contains("merge them", Assert.Throws<ArgumentException>(() => two.Dense(1)).Message, StringComparison.Ordinal);
        Assert.Contains("2 outputs", Assert.Throws<InvalidOperationException>(() => two.Predict(X)).Message, StringComparison.Ordinal);
        Assert.Contains("shapes must be equal", Assert.Throws<ShapeException>(() => trunk + trunk.Dense(3)).Message, StringComparison.Ordinal);
        Assert.Contains("takes samples of shape (3)", Assert.Throws<ShapeException>(() => trunk.On(Model.Input(4))).Message, StringComparison.Ordinal);
        Assert.Contains("1 inputs, but 2", Assert.Throws<ArgumentException>(() => trunk.On(Model.Input(3), Model.Input(3))).Message, StringComparison.Ordinal);
        Assert.Contains("differ in dimension 0 only", Assert.Throws<ShapeException>(() => Model.Concatenate(trunk, Model.Input(2, 2))).Message, StringComparison.Ordinal);
        two.Compile(new Adam(), [Loss.MeanSquaredError, Loss.MeanSquaredError]);
        Assert.Contains("as many tensors of labels", Assert.Throws<ShapeException>(() => two.Fit(X, X)).Message, StringComparison.Ordinal);
        Assert.Contains("two layers named", Assert.Throws<ArgumentException>(
            () => Model.Input(3).Dense(2, name: "a") + Model.Input(3).Dense(2, name: "a")).Message, StringComparison.Ordinal);
        Assert.Contains("2 outputs.", two.Diagram(Tensor.Ones(3)).ToHtml(), StringComparison.Ordinal);
    }
}
