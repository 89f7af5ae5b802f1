namespace NotebookNet.Benchmarks.Workloads;

/// <summary>One training that is measured: a model, its data, and what <c>Fit</c> is asked for.</summary>
/// <param name="Name">What it is chosen by.</param>
/// <param name="Description">What is trained, in a line.</param>
/// <param name="Metric">What the final metric is: a value of <c>Evaluate</c> on <paramref name="Holdout"/>.</param>
/// <param name="Model">A new compiled model.</param>
/// <param name="Data">The training data.</param>
/// <param name="Holdout">What the final metric is measured on.</param>
/// <param name="Epochs">How often <c>Fit</c> sees all samples.</param>
/// <param name="BatchSize">The samples of a step.</param>
internal sealed record Workload(
    string Name,
    string Description,
    string Metric,
    Func<Model> Model,
    Func<Dataset> Data,
    Func<Dataset> Holdout,
    int Epochs,
    int BatchSize)
{
    private const int Seed = 42;

    /// <summary>A training as a user starts it, on a model that has not been trained.</summary>
    public Model Train(Dataset data, int? epochs = null)
    {
        var model = Model();
        Fit(model, data, epochs ?? Epochs);
        return model;
    }

    /// <summary>The call that is measured.</summary>
    public History Fit(Model model, Dataset data, int epochs) =>
        model.Fit(data, epochs: epochs, batchSize: BatchSize, seed: Seed, progress: false);
}
