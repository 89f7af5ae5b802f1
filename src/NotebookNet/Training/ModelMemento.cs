namespace NotebookNet.Training;

/// <summary>Everything a training changes in a model, to be put back after a trial: weights, optimizer and what it remembers, preprocessing.</summary>
internal sealed class ModelMemento
{
    private readonly Model _model;
    private readonly WeightSnapshot _weights;
    private readonly (Variable Weight, bool IsTouched)[] _touched;
    private readonly Optimizer? _optimizer;
    private readonly OptimizerState _state;
    private readonly Pipeline? _preprocessing;
    private readonly (IReadOnlyList<string>? Features, IReadOnlyList<string>? Classes) _names;
    private readonly (int Epochs, int? Seed) _trained;

    /// <summary>Remembers the model as it is, and lets the trial begin with an optimizer that remembers nothing.</summary>
    public ModelMemento(Model model)
    {
        _model = model;
        _weights = new WeightSnapshot(model);
        _weights.Take();
        _touched = [.. model.Layers.SelectMany(layer => layer.Weights).Select(weight => (weight, weight.IsTouched))];
        (_optimizer, _state) = (model.Optimizer, model.OptimizerState);
        (_preprocessing, _names, _trained) = (model.Preprocessing, model.Names, (model.TrainedEpochs, model.TrainingSeed));
        model.ForgetOptimizerState();
    }

    /// <summary>Puts everything back.</summary>
    public void Restore()
    {
        _weights.Restore();
        foreach (var (weight, isTouched) in _touched)
        {
            weight.IsTouched = isTouched;
        }

        _model.RestoreOptimizer(_optimizer, _state);
        _model.RestorePreprocessing(_preprocessing);
        _model.RestoreNames(_names.Features, _names.Classes);
        _model.NoteTraining(_trained.Epochs, _trained.Seed);
    }
}
