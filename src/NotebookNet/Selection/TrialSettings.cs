namespace NotebookNet;

/// <summary>How each model of a cross-validation is trained.</summary>
internal sealed record TrialSettings(int Epochs, int BatchSize, int Seed, Func<IReadOnlyList<Callback>>? Callbacks, double ValidationSplit)
{
    /// <summary>A trial's seed: fold i of every candidate has the same, so that candidates differ in nothing else.</summary>
    public int SeedOf(int fold) => unchecked(Seed + fold);

    /// <summary>Checks the options before anything is trained.</summary>
    public TrialSettings Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Epochs, 1, "epochs");
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1, "batchSize");
        return ValidationSplit is >= 0 and < 1
            ? this
            : throw new ArgumentOutOfRangeException("validationSplit", ValidationSplit, "validationSplit must be a fraction from 0 to below 1.");
    }

    /// <summary>New models, made on the caller's thread; none may share a layer with another.</summary>
    public static Model[] Build(Func<Model> builder, int count)
    {
        var models = new Model[count];
        var seen = new HashSet<Models.Graph.LayerState>();
        for (var i = 0; i < count; i++)
        {
            models[i] = builder() ?? throw new ArgumentException("The builder gave null instead of a model.", nameof(builder));
            if (models[i].Optimizer is null)
            {
                throw new ArgumentException("The builder must give a compiled model: end it with .Compile(new Adam(), …).", nameof(builder));
            }

            foreach (var layer in models[i].Layers)
            {
                if (!seen.Add(layer.State))
                {
                    throw new ArgumentException(
                        $"The builder gave a model that shares layer '{layer.Name}' with an earlier one, so one fold would know what another has learned. Make the whole model inside: () => Model.Input(4).Dense(3)….Compile(…).",
                        nameof(builder));
                }
            }
        }

        return models;
    }

    /// <summary>Trains one model; null when it was cancelled.</summary>
    public History? Train(Model model, Dataset training, int fold, CancellationToken cancellation)
    {
        var history = model.Fit(
            training, Epochs, BatchSize, validationSplit: ValidationSplit, seed: SeedOf(fold), progress: false,
            callbacks: Callbacks?.Invoke(), cancellation: cancellation);
        return history.Outcome == TrainingOutcome.Cancelled ? null : history;
    }
}
