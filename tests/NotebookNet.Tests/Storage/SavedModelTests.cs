namespace NotebookNet.Tests;

/// <summary>A model that was saved and loaded is the same model.</summary>
public sealed class SavedModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Optimizers =>
        [.. new[] { "SGD", "SGD with momentum", "Momentum", "AdaGrad", "RMSprop", "RMSprop centered", "Adadelta", "Adam", "Adam with amsgrad", "AdamW", "Nadam", "Adamax", "Lion", "scheduled" }];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void A_training_continues_bit_by_bit(string name)
    {
        Optimizer optimizer = name switch
        {
            "SGD" => new SGD(0.05),
            "SGD with momentum" => new SGD(0.05, 0.9, true),
            "Momentum" => new Momentum(0.05),
            "AdaGrad" => new AdaGrad(0.05),
            "RMSprop" => new RMSprop(),
            "RMSprop centered" => new RMSprop(momentum: 0.5, centered: true),
            "Adadelta" => new Adadelta(1),
            "Adam" => new Adam(0.01),
            "Adam with amsgrad" => new Adam(0.01, amsgrad: true),
            "AdamW" => new AdamW(0.01),
            "Nadam" => new Nadam(),
            "Adamax" => new Adamax(),
            "Lion" => new Lion(),
            _ => new Adam { Schedule = new ExponentialDecay(0.02, 20, 0.5), GlobalClipNorm = 1 },
        };
        var (whole, first) = (Noisy(optimizer), Noisy(optimizer));
        var complete = whole.Fit(Datasets.Iris(), epochs: 10, batchSize: 32, validationSplit: 0.1, seed: 7, progress: false);
        first.Fit(Datasets.Iris(), epochs: 5, batchSize: 32, validationSplit: 0.1, seed: 7, progress: false);
        var second = SavedAndLoaded(first);
        Assert.Equal((5, 7), (second.TrainedEpochs, second.TrainingSeed));
        var rest = second.Fit(
            Datasets.Iris(), epochs: 10, batchSize: 32, validationSplit: 0.1, seed: second.TrainingSeed, initialEpoch: second.TrainedEpochs, progress: false);
        Assert.Equal(whole.Weights(), second.Weights());
        Assert.Equal(complete["val_loss"].Skip(5), rest["val_loss"]);
    }

    [Fact]
    public void Without_the_optimizers_memory_the_file_is_smaller_and_the_predictions_are_the_same()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false);
        model.Save(_folder.At("all"));
        model.Save(_folder.At("weights"), includeOptimizer: false);
        Assert.True(new FileInfo(_folder.At("weights")).Length < new FileInfo(_folder.At("all")).Length - (8 * model.ParameterCount) + 1);
        var loaded = Model.Load(_folder.At("weights"));
        Assert.Equal(model.Predict(Datasets.Iris()).ToArray(), loaded.Predict(Datasets.Iris()).ToArray());
        Assert.Equal((0L, 0L), (loaded.OptimizerState.Steps, loaded.OptimizerState.Count));
    }

    [Fact]
    public void What_a_loaded_model_shows_is_what_the_saved_one_showed()
    {
        var model = Networks.Classifier(new Adam(0.02) { Schedule = new CosineDecay(0.02, 100) });
        model.Fit(Datasets.Iris(), epochs: 2, seed: 1, progress: false);
        var loaded = SavedAndLoaded(model);
        Assert.Equal(model.ToString(), loaded.ToString());
        Assert.Equal(model.Summary().ToString(), loaded.Summary().ToString());
        Assert.Equal(model.Diagram(Datasets.Iris()[..1].Features).ToHtml(), loaded.Diagram(Datasets.Iris()[..1].Features).ToHtml());
        Assert.Equal(model.Names.Classes, loaded.Names.Classes);
        Assert.Equal(model.Names.Features, loaded.Names.Features);
        Assert.Equal(model.Optimizer, loaded.Optimizer);
        Assert.Equal(model.Losses, loaded.Losses);
        Assert.Equal(model.Metrics, loaded.Metrics);
        Assert.Equal(model.Evaluate(Datasets.Iris())["accuracy"], loaded.Evaluate(Datasets.Iris())["accuracy"]);
    }

    [Fact]
    public void Branches_shared_layers_several_inputs_and_outputs_are_kept()
    {
        var left = Model.Input(3);
        var right = Model.Input(3);
        var encoder = Model.Input(3).Dense(4, Activation.Tanh, name: "shared").BatchNormalization();
        var (a, b) = (encoder.On(left), encoder.On(right));
        var both = Model.Concatenate(a, b, a * b).Dense(4, Activation.ReLU);
        var model = Model.WithOutputs((both + a).Dense(2, Activation.Softmax, name: "kind"), both.Dense(1, name: "size"))
            .Compile(new Adam(0.01), [Loss.SparseCategoricalCrossEntropy, Loss.MeanSquaredError], [1, 0.25], [[Metric.Accuracy], [Metric.MeanAbsoluteError, Metric.R2Score]]);
        var stream = new RandomStream(3, 0);
        var data = new Dataset(
            [Tensor.RandomNormal([40, 3], seed: 1), Tensor.RandomNormal([40, 3], seed: 2)],
            [Enumerable.Range(0, 40).Select(_ => stream.NextInt(2)).ToArray(), Tensor.RandomNormal([40, 1], seed: 4)]);
        model.Fit(data, epochs: 3, seed: 5, progress: false);
        model.Layer("shared").Freeze();
        var loaded = SavedAndLoaded(model);
        Assert.Equal(model.Layers.Select(layer => (layer.Name, layer.IsFrozen)), loaded.Layers.Select(layer => (layer.Name, layer.IsFrozen)));
        Assert.Equal(model.Predict(data.AllFeatures).Select(tensor => tensor.ToArray()), loaded.Predict(data.AllFeatures).Select(tensor => tensor.ToArray()));
        var (one, other) = (model.Fit(data, epochs: 5, seed: 5, initialEpoch: 3, progress: false), loaded.Fit(data, epochs: 5, seed: 5, initialEpoch: 3, progress: false));
        Assert.Equal(one.ToDictionary(), other.ToDictionary());
        Assert.Equal(model.Weights(), loaded.Weights());
        Assert.Equal(["loss", "kind_loss", "size_loss", "kind_accuracy", "size_mean_absolute_error", "size_r2_score"], other.Keys);
    }

    [Fact]
    public void A_model_that_was_never_trained_takes_its_initial_weights_from_the_seed_of_its_first_training()
    {
        var (kept, saved) = (Networks.Classifier(), Networks.Classifier());
        var loaded = SavedAndLoaded(saved);
        kept.Fit(Datasets.Iris(), epochs: 1, seed: 9, progress: false);
        loaded.Fit(Datasets.Iris(), epochs: 1, seed: 9, progress: false);
        Assert.Equal(kept.Weights(), loaded.Weights());
    }

    [Fact]
    public void Preprocessing_goes_with_the_model_fitted_or_not()
    {
        Model New() => Model.Input(2).Dense(3, Activation.Softmax)
            .Compile(new Adam(0.05), Loss.SparseCategoricalCrossEntropy, Metric.Accuracy)
            .Preprocess(new StandardScaler(), new PCA(2));
        var model = New();
        var unfitted = SavedAndLoaded(model);
        Assert.False(unfitted.Preprocessing!.IsFitted);
        model.Fit(Datasets.Iris(), epochs: 4, seed: 3, progress: false);
        unfitted.Fit(Datasets.Iris(), epochs: 2, seed: 3, progress: false);
        var fitted = SavedAndLoaded(unfitted);
        Assert.True(fitted.Preprocessing!.IsFitted);
        Assert.Equal(unfitted.Predict(Datasets.Iris()).ToArray(), fitted.Predict(Datasets.Iris()).ToArray());
        fitted.Fit(Datasets.Iris(), epochs: 4, seed: 3, initialEpoch: 2, progress: false);
        Assert.Equal(model.Weights(), fitted.Weights());
        var tried = New();
        LearningRateFinder.Run(tried, Datasets.Iris(), seed: 1);
        Assert.False(tried.Preprocessing!.IsFitted);
    }

    [Fact]
    public void A_model_that_is_not_compiled_can_be_saved()
    {
        var loaded = SavedAndLoaded(Model.Input(2).Dense(3).Initialize(4));
        Assert.Null(loaded.Optimizer);
        Assert.Equal(Model.Input(2).Dense(3).Initialize(4).Weights(), loaded.Weights());
    }

    [Fact]
    public void Layers_of_ones_own_need_to_be_named_when_loading()
    {
        var model = Model.Input(3).Add(new Scale(3)).Dense(1);
        model.Save(_folder.At("own"));
        var error = Assert.Throws<ModelFileException>(() => Model.Load(_folder.At("own")));
        Assert.Contains("Model.Load(path, typeof(Scale))", error.Message, StringComparison.Ordinal);
        var loaded = Model.Load(_folder.At("own"), typeof(Scale));
        Assert.Equal(new Scale(3), loaded.Layers[0].Layer);
        Assert.Throws<ArgumentException>(() => Model.Load(_folder.At("own"), typeof(string)));
    }

    [Fact]
    public void Saving_replaces_the_file_as_a_whole_and_leaves_nothing_beside_it()
    {
        var file = _folder.At("m.safetensors");
        File.WriteAllText(file, "old");
        var unstorable = Model.Input(2).Add(new Unstorable(new object()));
        Assert.Throws<InvalidOperationException>(() => unstorable.Save(file));
        Assert.Equal("old", File.ReadAllText(file));
        Networks.Classifier().Save(file);
        Networks.Classifier().Save(Path.Combine(_folder.Path, "new", "folder", "m.safetensors"));
        Assert.Equal(["m.safetensors"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
        Assert.Equal(2, Model.Load(file).Layers.Count);
    }

    [Fact]
    public void The_weights_are_tensors_any_reader_finds()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 1, seed: 1, progress: false);
        model.Save(_folder.At("m"));
        var tensors = Safetensors.Load(_folder.At("m"));
        Assert.Equal(model.Layer("dense").Weights[0].ToArray(), tensors["dense/kernel"].ToArray());
        Assert.Equal([4, 8], tensors["dense/kernel"].Shape);
        Assert.Equal(
            ["dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias"],
            tensors.Keys.Where(key => !key.StartsWith("optimizer/", StringComparison.Ordinal)));
        Assert.Equal("notebooknet", Safetensors.Metadata(_folder.At("m"))["format"]);

        // Byte by byte, without our reader: the first number of the first tensor.
        var bytes = File.ReadAllBytes(_folder.At("m"));
        var start = 8 + (int)BitConverter.ToInt64(bytes);
        Assert.Equal(0, start % 8);
        Assert.Equal((byte)'{', bytes[8]);
        Assert.Equal(model.Weights()[0][0], BitConverter.ToSingle(bytes, start));
    }

    [Fact]
    public void Saving_the_same_model_twice_gives_the_same_bytes()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 1, seed: 1, progress: false);
        model.Save(_folder.At("a"));
        model.Save(_folder.At("b"));
        SavedAndLoaded(model).Save(_folder.At("c"));
        Assert.Equal(File.ReadAllBytes(_folder.At("a")), File.ReadAllBytes(_folder.At("b")));
        Assert.Equal(File.ReadAllBytes(_folder.At("a")), File.ReadAllBytes(_folder.At("c")));
    }

    [Fact]
    public void Weights_alone_go_to_a_model_of_the_same_architecture()
    {
        var model = Networks.Classifier();
        model.Fit(Datasets.Iris(), epochs: 1, seed: 1, progress: false);
        model.Save(_folder.At("m"));
        var other = Networks.Classifier();
        Assert.Same(other, other.LoadWeights(_folder.At("m")));
        Assert.Equal(model.Weights(), other.Weights());
        var wider = Model.Input(4).Dense(9).Dense(3);
        var before = wider.Weights();
        var error = Assert.Throws<ModelFileException>(() => wider.LoadWeights(_folder.At("m")));
        Assert.Contains("'dense/kernel' has shape (4, 8)", error.Message, StringComparison.Ordinal);
        Assert.Contains("needs (4, 9)", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, wider.Weights());
    }

    public void Dispose() => _folder.Dispose();

    private static Model Noisy(Optimizer optimizer) => Model.Input(4)
        .Dense(8, Activation.ReLU)
        .BatchNormalization()
        .Dropout(0.3)
        .Dense(3, Activation.Softmax)
        .Compile(optimizer, Loss.SparseCategoricalCrossEntropy, Metric.Accuracy);

    private Model SavedAndLoaded(Model model)
    {
        model.Save(_folder.At("model.safetensors"));
        return Model.Load(_folder.At("model.safetensors"));
    }

    public sealed record Scale(int Size) : Layer
    {
        public override Shape OutputShape(Shape input) => input;

        public override IReadOnlyList<WeightSpec> Weights(Shape input) => [new WeightSpec("factor", [Size], new Constant(1))];

        public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass) => input * weights[0];
    }

    public sealed record Unstorable(object Thing) : Layer
    {
        public override Shape OutputShape(Shape input) => input;

        public override Tensor Forward(Tensor input, IReadOnlyList<Variable> weights, Pass pass) => input;
    }
}
