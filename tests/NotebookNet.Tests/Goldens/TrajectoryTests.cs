namespace NotebookNet.Tests;

/// <summary>Whole trainings against double precision in another framework: every epoch's loss and metric, and the final weights.</summary>
public class TrajectoryTests
{
    public static TheoryData<string> Names => [.. GoldenFile.Instance.Trajectories.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_training_takes_the_same_path_as_in_double_precision_elsewhere(string name)
    {
        var golden = GoldenFile.Instance.Trajectories.Single(candidate => candidate.Name == name);
        var model = Build(golden);
        var data = new Dataset(
            Tensor.From(golden.Features, golden.Features.Length / golden.Inputs, golden.Inputs),
            GoldenFile.Labels(golden.Labels, golden.LabelColumns));

        var history = model.Fit(data, golden.Epochs, golden.Batch, shuffle: false, progress: false);

        Assert.Equal(["loss", golden.Metric], history.Keys);
        foreach (var (key, values) in golden.History)
        {
            Close.To(values, history[key], 1e-5, 1e-6, key);
        }

        var weights = model.Layers.SelectMany(layer => layer.Weights).ToArray();
        Assert.Equal(golden.Final.Length, weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            Close.To(golden.Final[i], weights[i].Doubles(), 1e-4, 1e-5, weights[i].Name!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_goldens_have_a_smaller_last_batch_and_move_every_weight(string name)
    {
        var golden = GoldenFile.Instance.Trajectories.Single(candidate => candidate.Name == name);
        Assert.NotEqual(0, golden.Features.Length / golden.Inputs % golden.Batch);
        foreach (var (before, after) in golden.Initial.Zip(golden.Final))
        {
            Assert.Contains(before.Zip(after), pair => Math.Abs(pair.First - pair.Second) > 1e-3);
        }
    }

    private static Model Build(TrajectoryCase golden)
    {
        var model = Model.Input(golden.Inputs);
        foreach (var layer in golden.Layers)
        {
            model = model.Dense(layer.Units, ActivationOf(layer.Activation), layer.Bias);
        }

        model.Compile(golden.Optimizer.Create(), GoldenFile.Loss(golden.Loss), golden.Metric == "accuracy" ? Metric.Accuracy : Metric.MeanAbsoluteError);
        foreach (var (weight, values) in model.Layers.SelectMany(layer => layer.Weights).Zip(golden.Initial))
        {
            weight.Assign(Tensor.From(values, weight.Shape.AsSpan()));
        }

        return model;
    }

    private static Activation ActivationOf(string name) => name switch
    {
        "linear" => Activation.Linear,
        "relu" => Activation.ReLU,
        "leaky_relu" => Activation.LeakyReLU,
        "tanh" => Activation.Tanh,
        "sigmoid" => Activation.Sigmoid,
        "softmax" => Activation.Softmax,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, null),
    };
}
