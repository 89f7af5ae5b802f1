namespace NotebookNet.Tests;

/// <summary>The textbook examples are learned, with fixed seeds and no second try.</summary>
public class LearningTests
{
    [Fact]
    public void XOR_is_learned_by_two_layers()
    {
        var model = Model.Input(2).Dense(4, Activation.Tanh).Dense(1, Activation.Sigmoid)
            .Compile(new Adam(0.1), Loss.BinaryCrossEntropy, Metric.Accuracy);
        var history = model.Fit(Networks.Xor, epochs: 200, batchSize: 4, seed: 1, progress: false);
        Assert.Equal(1.0, history["accuracy"][^1]);
        Assert.Equal(1.0, model.Evaluate(Networks.Xor).Accuracy);
        Assert.True(model.Evaluate(Networks.Xor).Loss < 0.05);
    }

    [Fact]
    public void XOR_is_not_learned_by_one_layer()
    {
        var model = Model.Input(2).Dense(1, Activation.Sigmoid).Compile(new Adam(0.1), Loss.BinaryCrossEntropy, Metric.Accuracy);
        model.Fit(Networks.Xor, epochs: 200, batchSize: 4, seed: 1, progress: false);
        Assert.True(model.Evaluate(Networks.Xor).Accuracy <= 0.75);
    }

    [Fact]
    public void Iris_is_learned_from_every_seed()
    {
        var (train, test) = Datasets.Iris().Split(test: 0.2, seed: 42);
        var scaler = StandardScaler.Fit(train);
        (train, test) = (scaler.Transform(train), scaler.Transform(test));
        for (var seed = 0; seed < 10; seed++)
        {
            var model = Model.Input(4).Dense(10, Activation.ReLU).Dense(3, Activation.Softmax)
                .Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);
            model.Fit(train, epochs: 100, batchSize: 16, seed: seed, progress: false);
            var accuracy = model.Evaluate(test).Accuracy;
            Assert.True(accuracy >= 0.93, FormattableString.Invariant($"seed {seed}: accuracy {accuracy}"));
        }
    }

    [Fact]
    public void A_line_is_found()
    {
        var x = Tensor.RandomUniform([64, 1], -1, 1, seed: 1);
        var model = Networks.Line();
        model.Fit(x, (x * 3 - 2).Reshape(64), epochs: 100, batchSize: 16, seed: 1, progress: false);
        Close.To([3, -2], model.Weights().SelectMany(weight => weight).Select(value => (double)value).ToArray(), 1e-3);
    }
}
