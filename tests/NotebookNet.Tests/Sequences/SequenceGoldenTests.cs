namespace NotebookNet.Tests;

/// <summary>Layers for sequences against PyTorch in double precision, with weights that are all different.</summary>
public class SequenceGoldenTests
{
    public static TheoryData<string> Names => [.. SequenceGoldens.Instance.Cases.Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_and_gradients_are_those_of_PyTorch(string name)
    {
        var golden = SequenceGoldens.Named(name);
        var model = golden.Build();
        var samples = golden.Samples;
        var weights = model.Layers.SelectMany(layer => layer.Weights).ToArray();
        var hasInputGradient = golden.InputGradient.Length > 0;
        using var tape = new GradientTape();

        var output = model.Forward(samples);
        var loss = Loss.MeanSquaredError.Compute(output, golden.Labels);
        var gradients = tape.Gradient(loss, hasInputGradient ? [samples, .. weights] : [.. weights]);

        Assert.Equal(new Shape(golden.TargetShape), output.Shape);
        Close.To(golden.Output, output.Doubles(), 1e-5, 1e-6, "output");
        Close.To(golden.Loss, (float)loss, 1e-5, 0, "loss");
        if (hasInputGradient)
        {
            Close.To(golden.InputGradient, gradients[0].Doubles(), 1e-5, 1e-6, "input gradient");
        }

        for (var i = 0; i < weights.Length; i++)
        {
            Close.To(golden.WeightGradients[i], gradients[gradients.Length - weights.Length + i].Doubles(), 1e-5, 1e-6, weights[i].Name!);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Three_steps_of_training_take_the_same_path(string name)
    {
        var golden = SequenceGoldens.Named(name);
        var model = golden.Build().Compile(new SGD(SequenceGoldens.Instance.Rate, SequenceGoldens.Instance.Momentum), Loss.MeanSquaredError);

        model.Fit(new Dataset(golden.Samples, golden.Labels), SequenceGoldens.Instance.Steps, batchSize: golden.InputShape[0], shuffle: false, progress: false);

        foreach (var (expected, weight) in golden.Final.Zip(model.Layers.SelectMany(layer => layer.Weights)))
        {
            Close.To(expected, weight.Doubles(), 1e-5, 2e-6, weight.Name!);
        }
    }

    [Fact]
    public void The_goldens_tell_every_weight_from_every_other()
    {
        foreach (var golden in SequenceGoldens.Instance.Cases)
        {
            var weights = golden.Initial.SelectMany(values => values).ToArray();
            Assert.Equal(weights.Length, weights.Distinct().Count());
        }
    }
}
