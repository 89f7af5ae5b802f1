namespace NotebookNet.Tests.Functional;

public sealed class FreezingAndWeightsTests
{
    private static readonly Tensor X = Tensor.RandomNormal([30, 4], seed: 8);
    private static readonly Tensor Y = X.Sum(axis: 1, keepDimensions: true);

    [Fact]
    public void A_frozen_trunk_keeps_its_weights_while_a_new_head_learns()
    {
        var trunk = Model.Input(4).Dense(6, Activation.Tanh).Initialize(1).Freeze();
        var model = trunk.Dense(1).Compile(new Adam(0.05), Loss.MeanSquaredError);
        var before = trunk.Layers[0].Weights[0].ToArray();
        var head = model.Layers[1].Weights[0].ToArray();

        model.Fit(X, Y, epochs: 5, seed: 1, progress: false);

        Assert.Equal(before, trunk.Layers[0].Weights[0].ToArray());
        Assert.NotEqual(head, model.Layers[1].Weights[0].ToArray());
        Assert.Equal(7, model.Summary().Trainable);
        Assert.Equal(37, model.Summary().Total);

        trunk.Unfreeze();
        model.Fit(X, Y, epochs: 1, seed: 1, progress: false);
        Assert.NotEqual(before, trunk.Layers[0].Weights[0].ToArray());
    }

    [Fact]
    public void Generator_and_discriminator_train_apart_although_they_share_weights()
    {
        var generator = Model.Input(2).Dense(4);
        var discriminator = Model.Input(4).Dense(1, Activation.Sigmoid).Compile(new Adam(), Loss.BinaryCrossEntropy);
        var gan = generator.Then(discriminator).Compile(new Adam(), Loss.BinaryCrossEntropy);
        gan.Initialize(3);
        var judge = discriminator.Layers[0].Weights[0].ToArray();
        var maker = generator.Layers[0].Weights[0].ToArray();

        discriminator.Freeze();
        gan.Fit(Tensor.RandomNormal([16, 2]), Tensor.Ones(16), seed: 1, progress: false);
        Assert.Equal(judge, discriminator.Layers[0].Weights[0].ToArray());
        Assert.NotEqual(maker, generator.Layers[0].Weights[0].ToArray());

        discriminator.Unfreeze();
        maker = generator.Layers[0].Weights[0].ToArray();
        discriminator.Fit(X, Tensor.Zeros(30), seed: 1, progress: false);
        Assert.NotEqual(judge, discriminator.Layers[0].Weights[0].ToArray());
        Assert.Equal(maker, generator.Layers[0].Weights[0].ToArray());
    }

    [Fact]
    public void A_sample_of_weight_two_counts_as_two_samples()
    {
        // Keras divides by the number of losses, not by the sum of the weights: 3 weighted samples against 4 plain ones.
        var weighted = Line().Fit(
            new Dataset(X[..3], Y[..3]).WithSampleWeights(new[] { 2f, 1, 1 }), batchSize: 3, shuffle: false, seed: 1, progress: false);
        var repeated = Line().Fit(
            new Dataset(X, Y).Select([0, 0, 1, 2]), batchSize: 4, shuffle: false, seed: 1, progress: false);

        Assert.Equal(repeated["loss"][0] * 4 / 3, weighted["loss"][0], 1e-5);
    }

    [Fact]
    public void Class_weights_are_the_weights_of_each_class_samples()
    {
        var data = new Dataset(X[..4], new[] { 0, 1, 2, 1 }, classNames: ["a", "b", "c"]).WithClassWeights(new ClassWeights(1, 0.5, 3));

        Assert.Equal([1, 0.5f, 3, 0.5f], data.SampleWeights!.ToArray());
        Assert.Equal([3, 1], data.Select([2, 0]).SampleWeights!.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() => data.WithClassWeights(new ClassWeights(1, 2)));
        Assert.Throws<DataException>(() => data.WithSampleWeights(new[] { 1f, -1, 1, 1 }));
        Assert.Throws<DataException>(() => data.WithSampleWeights(new[] { 1f, 1 }));
    }

    private static Model Line() => Model.Input(4).Dense(1).Initialize(2).Compile(new SGD(), Loss.MeanSquaredError);
}
