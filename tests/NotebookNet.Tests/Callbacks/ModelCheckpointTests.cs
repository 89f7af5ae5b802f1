namespace NotebookNet.Tests;

/// <summary>Which epochs are saved, and under which names.</summary>
public sealed class ModelCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_epoch_is_saved_under_its_own_name()
    {
        var checkpoint = new ModelCheckpoint(_folder.At("{epoch:000}-{loss:0.00}.safetensors"));
        var history = Networks.Classifier().Fit(Datasets.Iris(), epochs: 3, seed: 1, progress: false, callbacks: [checkpoint]);
        Assert.Equal(
            [.. history["loss"].Select((loss, i) => FormattableString.Invariant($"00{i + 1}-{loss:0.00}.safetensors"))],
            Directory.GetFiles(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(3, Model.Load(checkpoint.SavedPath!).TrainedEpochs);
    }

    [Fact]
    public void Only_better_epochs_are_saved_when_asked()
    {
        var file = _folder.At("best.safetensors");
        List<int> saved = [];
        var model = Model.Input(4).Dense(3, Activation.Softmax).Compile(new Adam(), Loss.SparseCategoricalCrossEntropy, new ScriptedMetric([3, 4, 1, 1, 2]));
        List<float[][]> weights = [];
        model.Fit(Datasets.Iris(), epochs: 5, seed: 1, progress: false,
            callbacks:
            [
                new ModelCheckpoint(file, "scripted", saveBestOnly: true, mode: MonitorMode.Min),
                new LambdaCallback(onEpochEnd: c =>
                {
                    saved.Add(Safetensors.Metadata(file)["notebooknet"].Contains("\"epochs\":3", StringComparison.Ordinal) ? 3 : 1);
                    weights.Add(c.Model.Weights());
                }),
            ]);
        Assert.Equal([1, 1, 3, 3, 3], saved);
        Assert.Equal(weights[2], Safetensors.Load(file).Where(pair => !pair.Key.StartsWith("optimizer/", StringComparison.Ordinal)).Select(pair => pair.Value.ToArray()));
    }

    [Fact]
    public void A_training_is_continued_from_a_checkpoint_bit_by_bit()
    {
        var whole = Networks.Classifier();
        whole.Fit(Datasets.Iris(), epochs: 6, seed: 2, progress: false, callbacks: [new ModelCheckpoint(_folder.At("m-{epoch}"), every: 4)]);
        Assert.Equal(["m-4"], Directory.GetFiles(_folder.Path).Select(Path.GetFileName));
        var rest = Model.Load(_folder.At("m-4"));
        rest.Fit(Datasets.Iris(), epochs: 6, seed: rest.TrainingSeed, initialEpoch: rest.TrainedEpochs, progress: false);
        Assert.Equal(whole.Weights(), rest.Weights());
    }

    [Theory]
    [InlineData("m-{val_loss}", false, "The path of ModelCheckpoint watches 'val_loss'")]
    [InlineData("m", true, "ModelCheckpoint watches 'val_loss'")]
    [InlineData("m-{epoch:Z}", false, "no format of a number")]
    public void A_wrong_path_is_said_before_the_first_step(string path, bool bestOnly, string fragment)
    {
        var model = Networks.Classifier();
        var error = Assert.Throws<ArgumentException>(
            () => model.Fit(Datasets.Iris(), progress: false, callbacks: [new ModelCheckpoint(_folder.At(path), saveBestOnly: bestOnly)]));
        Assert.Contains(fragment, error.Message, StringComparison.Ordinal);
        Assert.Equal(0, model.OptimizerState.Steps);
    }

    public void Dispose() => _folder.Dispose();
}
