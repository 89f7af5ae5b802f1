using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <content>Saving and loading.</content>
public sealed partial class Model
{
    /// <summary>
    /// How many whole epochs the last training has done, those before it included: what <c>initialEpoch</c> of <c>Fit</c> wants to be
    /// to continue it. It is saved with the model.
    /// </summary>
    public int TrainedEpochs { get; private set; }

    /// <summary>The seed of the last training; null before the first. It is saved with the model.</summary>
    public int? TrainingSeed { get; private set; }

    /// <summary>How much each output's loss counts.</summary>
    internal IReadOnlyList<double> LossWeights => _lossWeights;

    /// <summary>Reads a model that <see cref="Save"/> wrote. Keras: <c>load_model</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="customTypes">
    /// Layers, losses and other options you wrote yourself: a file can only name types that come with NotebookNet or stand here.
    /// </param>
    /// <returns>The model as it was: architecture, weights, how it was compiled, what the optimizer remembered, preprocessing.</returns>
    /// <exception cref="ModelFileException">The file is damaged, or no model.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">A type is none of the kinds a model consists of.</exception>
    public static Model Load(string path, params IReadOnlyList<Type> customTypes)
    {
        ArgumentNullException.ThrowIfNull(customTypes);
        using var stream = Safetensors.Open(path);
        return ModelFile.Read(stream, path, customTypes);
    }

    /// <summary>
    /// Writes the model to a file in the safetensors format: weights, architecture, how it is compiled, what the optimizer remembers,
    /// preprocessing, names of features and classes, the epoch. Keras: <c>save</c>.
    /// </summary>
    /// <remarks>
    /// The weights are ordinary tensors, <c>dense/kernel</c> for example, which every reader of safetensors files sees; everything else
    /// is metadata. An older file is replaced when everything is written, and never half. A training continues with the very steps it
    /// would have taken without the break when <c>Fit</c> gets the same data, batch size, seed and <c>initialEpoch</c>; callbacks begin
    /// anew.
    /// </remarks>
    /// <param name="path">The file, such as <c>iris.safetensors</c>; its folder is made when it is missing.</param>
    /// <param name="includeOptimizer">Whether what the optimizer remembers is stored; it takes up to three times the space of the weights.</param>
    /// <exception cref="InvalidOperationException">The model has no layers, or an option of a type of your own cannot be stored.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <example><code>
    /// var file = Path.Combine(Path.GetTempPath(), "iris.safetensors");
    /// model.Fit(train, epochs: 5, seed: 42);
    /// model.Save(file);
    ///
    /// var loaded = Model.Load(file);
    /// loaded.Fit(train, epochs: 10, initialEpoch: loaded.TrainedEpochs, seed: loaded.TrainingSeed)   // epochs 6 to 10
    /// </code></example>
    public void Save(string path, bool includeOptimizer = true)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Layers.Count == 0)
        {
            throw new InvalidOperationException("The model has no layers yet, so there is nothing to save.");
        }

        FileReplacement.Write(path, stream => ModelFile.Write(stream, this, includeOptimizer));
    }

    /// <summary>Takes weights from a safetensors file: those of this architecture, or those PyTorch wrote.</summary>
    /// <remarks>
    /// <para>
    /// Without a map the file must have been written by <see cref="Save"/> from a model of the same architecture. With a map, each
    /// named layer takes the weights of a PyTorch module, as <c>state_dict()</c> names them: <c>fc1</c> stands for <c>fc1.weight</c> and
    /// <c>fc1.bias</c>. Layers that are not named keep their weights. Either all named layers change, or none.
    /// </para>
    /// <para>
    /// Layouts are converted: Linear (out, in) → (in, out); convolutions (out, in, h, w) → (h, w, in, out); the gates of a GRU from
    /// r, z, n to z, r, h; the two biases of LSTM and RNN become one; a Linear behind Flatten from channels first to channels last; attention
    /// from one joint projection to three. What is no weight has to be said: PyTorch's normalizations have <c>epsilon: 1e-5</c>.
    /// </para>
    /// </remarks>
    /// <param name="path">The file.</param>
    /// <param name="map">From the names of layers to the names of PyTorch's modules.</param>
    /// <returns>This model.</returns>
    /// <exception cref="ModelFileException">The file is damaged, lacks a tensor, or a tensor has another shape.</exception>
    /// <exception cref="ArgumentException">The map names a layer that does not exist, or has no weights.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <example><code>
    /// // In Python: safetensors.torch.save_file(net.state_dict(), "net.safetensors")
    /// var file = Path.Combine(Path.GetTempPath(), "net.safetensors");
    /// Safetensors.Save(file, new Dictionary&lt;string, Tensor>
    /// {
    ///     ["fc1.weight"] = Tensor.Ones(5, 4), ["fc1.bias"] = Tensor.Zeros(5),
    ///     ["fc2.weight"] = Tensor.Ones(3, 5), ["fc2.bias"] = Tensor.Zeros(3),
    /// });
    /// model.LoadWeights(file, new Dictionary&lt;string, string> { ["dense"] = "fc1", ["dense_1"] = "fc2" });
    /// </code></example>
    public Model LoadWeights(string path, IReadOnlyDictionary<string, string>? map = null)
    {
        using var stream = Safetensors.Open(path);
        var reader = new SafetensorsReader(stream, path);
        foreach (var (weight, value) in map is null ? WeightFile.SameNames(reader, this) : WeightFile.FromPyTorch(reader, this, map))
        {
            weight.Assign(value);
        }

        ForgetOptimizerState();
        return this;
    }

    /// <summary>A model with the given outputs.</summary>
    internal static Model FromPlaces(IReadOnlyList<GraphPlace> outputs) => new(outputs);

    /// <summary>All weights by the names they have in files: <c>dense/kernel</c>.</summary>
    internal IEnumerable<(string Name, Variable Weight)> NamedWeights() =>
        Layers.SelectMany(layer => layer.Weights.Select((weight, i) => ($"{layer.Name}/{layer.State.Specs[i].Name}", weight)));

    /// <summary>Notes how far a training is.</summary>
    internal void NoteTraining(int epochs, int? seed) => (TrainedEpochs, TrainingSeed) = (epochs, seed);

    /// <summary>Preprocessing as it was, fitted or not.</summary>
    internal void RestorePreprocessing(Pipeline? pipeline) => Preprocessing = pipeline;

    /// <summary>The names a file has.</summary>
    internal void RestoreNames(IReadOnlyList<string>? features, IReadOnlyList<string>? classes) => Names = (features, classes);
}
