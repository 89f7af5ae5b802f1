namespace NotebookNet;

/// <summary>A model in a safetensors file: weights and what the optimizer remembers as tensors, everything else as metadata.</summary>
internal static class ModelFile
{
    private const string DescriptionKey = "notebooknet";
    private const string PreprocessingKey = "preprocessing";
    private const string SlotPrefix = "optimizer/";

    /// <summary>The name of what an optimizer remembers of a weight.</summary>
    public static string SlotName(string weight, int slot) => FormattableString.Invariant($"{SlotPrefix}{slot}/{weight}");

    /// <summary>Writes a model.</summary>
    public static void Write(Stream stream, Model model, bool withOptimizer)
    {
        var tensors = new List<KeyValuePair<string, Tensor>>();
        foreach (var (name, weight) in model.NamedWeights())
        {
            tensors.Add(KeyValuePair.Create<string, Tensor>(name, weight));
        }

        if (withOptimizer && model.Optimizer is not null)
        {
            foreach (var (name, weight) in model.NamedWeights())
            {
                tensors.AddRange((model.OptimizerState.SlotsOf(weight) ?? []).Select((slot, i) =>
                    KeyValuePair.Create(SlotName(name, i), new Tensor(weight.Shape, slot))));
            }
        }

        var twice = tensors.GroupBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new InvalidOperationException($"Two tensors of the model would be called '{twice.Key}' in the file; give a layer another name.");
        }

        Dictionary<string, string> metadata = new() { ["format"] = DescriptionKey, [DescriptionKey] = ArchitectureWriter.Write(model, withOptimizer) };
        if (model.Preprocessing is { } pipeline)
        {
            metadata[PreprocessingKey] = pipeline.ToJson();
        }

        Safetensors.Write(stream, tensors, metadata);
    }

    /// <summary>Reads a model.</summary>
    public static Model Read(Stream stream, string file, IReadOnlyList<Type> customTypes)
    {
        var types = new OptionTypes(customTypes);
        var reader = new SafetensorsReader(stream, file);
        if (!reader.Metadata.TryGetValue(DescriptionKey, out var description))
        {
            throw reader.Error(
                "it has tensors but no model in it; it was not written by model.Save. Build the model, then take the weights: model.LoadWeights(path, map)");
        }

        var model = new ArchitectureReader(reader, types).Read(description);
        if (reader.Metadata.TryGetValue(PreprocessingKey, out var preprocessing))
        {
            model.RestorePreprocessing(PipelineOf(preprocessing, reader));
        }

        return model;
    }

    private static Pipeline PipelineOf(string json, SafetensorsReader reader)
    {
        try
        {
            return Pipeline.FromJson(json);
        }
        catch (Exception cause) when (cause is ArgumentException or InvalidOperationException)
        {
            throw reader.Error($"its preprocessing is damaged ({cause.Message})", cause);
        }
    }
}
