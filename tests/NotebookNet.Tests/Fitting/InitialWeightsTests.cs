namespace NotebookNet.Tests;

/// <summary>Whose weights a training starts from.</summary>
public class InitialWeightsTests
{
    [Fact]
    public void A_second_Fit_continues_with_weights_and_optimizer()
    {
        var inOneGo = Trained(model => model.Fit(Datasets.Iris(), epochs: 4, seed: 1, shuffle: false, progress: false));
        var inTwo = Trained(model =>
        {
            model.Fit(Datasets.Iris(), epochs: 3, seed: 1, shuffle: false, progress: false);
            model.Fit(Datasets.Iris(), epochs: 1, seed: 99, shuffle: false, progress: false);
        });
        Assert.Equal(inOneGo, inTwo);
    }

    [Fact]
    public void Compiling_again_keeps_the_weights_and_forgets_the_optimizer()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), seed: 1, progress: false);
        var weights = model.Weights();
        model.Compile(new Adam(0.5), Loss.SparseCategoricalCrossEntropy);
        Assert.Equal(weights, model.Weights());
        Assert.Equal((0, 0L), (model.Summary().Optimizer, model.OptimizerState.Steps));
    }

    [Fact]
    public void Assigned_weights_are_where_training_starts()
    {
        var model = Model.Input(1).Dense(1).Compile(new SGD(1e-12), Loss.MeanSquaredError);
        model.Layers[0].Weights[0].Assign(new[,] { { 3f } });
        model.Layers[0].Weights[1].Assign(new[] { -2f });
        model.Fit(new[,] { { 1f } }, new[] { 1f }, seed: 5, progress: false);
        Assert.Equal([3, -2], model.Weights().SelectMany(weight => weight));
    }

    [Fact]
    public void Where_only_the_bias_is_assigned_the_kernel_still_follows_the_seed()
    {
        float[][] Start(int seed, bool assignBias)
        {
            var model = Model.Input(3).Dense(2).Compile(new SGD(1e-30), Loss.MeanSquaredError);
            if (assignBias)
            {
                model.Layers[0].Weights[1].Assign(new[] { 0.5f, -0.5f });
            }

            model.Fit(Tensor.Zeros(1, 3), Tensor.Zeros(1, 2), seed: seed, progress: false);
            return model.Weights();
        }

        Assert.Equal([0.5f, -0.5f], Start(7, assignBias: true)[1]);
        Assert.Equal(Start(7, assignBias: false)[0], Start(7, assignBias: true)[0]);
    }

    [Fact]
    public void Initialize_pins_the_weights_whatever_seed_Fit_gets()
    {
        float[][] Start(Action<Model> prepare, int seed)
        {
            var model = Model.Input(3).Dense(2).Compile(new SGD(1e-30), Loss.MeanSquaredError);
            prepare(model);
            model.Fit(Tensor.Zeros(1, 3), Tensor.Zeros(1, 2), seed: seed, progress: false);
            return model.Weights();
        }

        Assert.Equal(Start(model => model.Initialize(4), 1), Start(model => model.Initialize(4), 2));
        Assert.Equal(Start(_ => { }, 4), Start(model => model.Initialize(4), 2));
        Assert.NotEqual(Start(_ => { }, 1), Start(_ => { }, 2));
    }

    [Fact]
    public void Initialize_begins_anew_after_a_training()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false);
        var first = model.Weights();
        model.Initialize(1).Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false);
        Assert.Equal(first, model.Weights());
    }

    [Fact]
    public void Two_heads_on_one_trunk_share_its_weights()
    {
        var trunk = Model.Input(4).Dense(8, Activation.Tanh);
        var species = trunk.Dense(3, Activation.Softmax).Compile(new Adam(0.01), Loss.SparseCategoricalCrossEntropy);
        var number = trunk.Dense(1).Compile(new Adam(0.01), Loss.MeanSquaredError);
        Assert.Same(species.Layers[0].Weights[0], number.Layers[0].Weights[0]);

        species.Fit(Datasets.Iris(), epochs: 1, seed: 1, progress: false);
        var before = trunk.Weights();
        Assert.Equal(before, number.Weights().Take(2));
        var head = number.Layers[1].Weights[0];

        number.Fit(Datasets.Iris(), epochs: 1, seed: 2, progress: false);
        Assert.NotEqual(before, trunk.Weights());
        Assert.Equal(trunk.Weights(), species.Weights().Take(2));
        Assert.Single(trunk.Layers);
        Assert.Same(head, number.Layers[1].Weights[0]);
    }

    private static float[][] Trained(Action<Model> train)
    {
        var model = Networks.Classifier();
        train(model);
        return model.Weights();
    }
}
