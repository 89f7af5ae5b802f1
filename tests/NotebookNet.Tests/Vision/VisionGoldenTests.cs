namespace NotebookNet.Tests.Vision;

/// <summary>The layers over pictures and series against double precision in another framework.</summary>
public class VisionGoldenTests
{
    public static TheoryData<string> Names => [.. VisionGolden.All.Select(golden => golden.Name)];

    public static TheoryData<string> TrainedNames => [.. VisionGolden.All.Where(golden => golden.Final is not null).Select(golden => golden.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Outputs_and_all_gradients_are_those_of_double_precision_elsewhere(string name)
    {
        var golden = Golden(name);
        var (layer, weights) = (golden.Layer(), golden.Variables());
        var x = new Variable(golden.X);
        var pass = golden.Options.Training == true ? Pass.Training(1) : Pass.Inference;
        using var tape = new GradientTape();

        var y = layer.Forward(x, weights, pass);
        var target = (y * Tensor.From(golden.Arriving, golden.OutputShape)).Sum();
        var gradients = tape.Gradient(target, [x, .. weights.Take(golden.WeightGradients.Length)]);

        Assert.Equal(golden.OutputShape, y.Shape);
        Assert.Equal(golden.OutputShape[1..], layer.OutputShape(x.Shape.WithoutFirst()));
        Assert.Equal(golden.WeightShapes.Select(shape => new Shape(shape)), layer.Weights(x.Shape.WithoutFirst()).Select(spec => spec.Shape));
        Close.To(golden.Output, y.Doubles(), 1e-5, 1e-6, "output");
        Close.To(golden.InputGradient, gradients[0].Doubles(), 1e-5, 2e-6, "input gradient");
        for (var i = 0; i < golden.WeightGradients.Length; i++)
        {
            Close.To(golden.WeightGradients[i], gradients[i + 1].Doubles(), 1e-5, 2e-6, $"gradient of weight {i}");
        }

        var moving = golden.Moving ?? [.. golden.Weights[golden.WeightGradients.Length..].Select(values => Array.ConvertAll(values, value => (double)value))];
        for (var i = 0; i < moving.Length; i++)
        {
            Close.To(moving[i], weights[golden.WeightGradients.Length + i].Doubles(), 1e-6, 1e-7, $"moving statistics {i}");
        }
    }

    [Theory]
    [MemberData(nameof(TrainedNames))]
    public void Three_steps_of_training_take_the_same_path(string name)
    {
        var golden = Golden(name);
        var model = Model.Input(golden.InputShape.AsSpan(1)).Add(golden.Layer()).Compile(new SGD(0.05, momentum: 0.9), Loss.MeanSquaredError);
        foreach (var (weight, values) in model.Layers[0].Weights.Zip(golden.Weights))
        {
            weight.Assign(Tensor.From(values, weight.Shape.AsSpan()));
        }

        var data = new Dataset(golden.X, Tensor.From(golden.Target!, golden.OutputShape));
        var history = model.Fit(data, epochs: golden.Losses!.Length, batchSize: golden.InputShape[0], shuffle: false, progress: false);

        Close.To(golden.Losses, history["loss"], 1e-5, 1e-6, "loss");
        for (var i = 0; i < golden.Final!.Length; i++)
        {
            Close.To(golden.Final[i], model.Layers[0].Weights[i].Doubles(), 1e-5, 2e-6, model.Layers[0].Weights[i].Name!);
        }
    }

    [Fact]
    public void Every_layer_of_pictures_and_series_has_a_golden_case()
    {
        // These draw random numbers; they have tests of their own.
        Type[] random = [typeof(Dropout), typeof(GaussianNoise)];
        var covered = VisionGolden.All.Select(golden => golden.Layer().GetType()).Distinct().Concat(random);
        var expected = typeof(Conv2D).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Layer)) && !type.IsAbstract
            && (type.Name.EndsWith("1D", StringComparison.Ordinal) || type.Name.Contains("2D", StringComparison.Ordinal)
                || type.IsSubclassOf(typeof(NormalizationLayer)) || random.Contains(type)));
        Assert.Empty(expected.Except(covered).Select(type => type.Name));
    }

    [Fact]
    public void The_goldens_have_distinct_weights_and_move_them_all()
    {
        foreach (var golden in VisionGolden.All)
        {
            var all = golden.Weights.SelectMany(values => values).ToArray();
            Assert.Equal(all.Length, all.Distinct().Count());
            foreach (var (before, after) in golden.Weights.Zip(golden.Final ?? []))
            {
                Assert.Contains(before.Zip(after), pair => Math.Abs(pair.First - pair.Second) > 1e-4);
            }
        }
    }

    private static VisionGolden Golden(string name) => VisionGolden.All.Single(golden => golden.Name == name);
}
