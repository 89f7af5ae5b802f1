using System.Text.Json;
using NotebookNet.Models.Graph;

namespace NotebookNet;

/// <summary>Builds the model a file describes, and gives it the numbers of the file.</summary>
internal sealed class ArchitectureReader
{
    private readonly SafetensorsReader _file;
    private readonly OptionsReader _options;
    private readonly JsonFields _fields;

    public ArchitectureReader(SafetensorsReader file, OptionTypes types)
    {
        _file = file;
        _options = new OptionsReader(types, file.Error);
        _fields = new JsonFields(file.Error);
    }

    /// <summary>Reads a whole model.</summary>
    public Model Read(string description)
    {
        try
        {
            using var json = JsonDocument.Parse(description);
            return Read(json.RootElement);
        }
        catch (Exception cause) when (cause is JsonException or InvalidOperationException)
        {
            throw _file.Error($"the description of the model is damaged ({cause.Message})", cause);
        }
        catch (Exception cause) when (cause is ArgumentException or ShapeException or ArithmeticException)
        {
            throw _file.Error($"it describes a model that is not possible ({cause.Message})", cause);
        }
    }

    private Model Read(JsonElement json)
    {
        var version = _fields.Count(json, "version");
        if (version != ArchitectureWriter.Version)
        {
            throw _file.Error($"its description has version {version}, and this NotebookNet reads version {ArchitectureWriter.Version}; use the version that wrote it, or a newer one");
        }

        var layers = _fields.Of(json, "layers", JsonValueKind.Array).EnumerateArray().ToArray();
        var model = Model.FromPlaces(ReadPlaces(json, layers));
        if (model.Graph.Layers.Count != layers.Length)
        {
            throw _file.Error($"it describes {layers.Length} layers, of which {model.Graph.Layers.Count} lead to an output");
        }

        ReadCompilation(json, model);
        if (JsonFields.Optional(json, "training") is { } training)
        {
            model.NoteTraining(
                (int)Math.Min(_fields.Count(training, "epochs"), int.MaxValue),
                JsonFields.Optional(training, "seed") is { } seed && seed.TryGetInt64Safely(out var number) ? (int)number : null);
        }

        model.RestoreNames(_fields.Texts(json, "featureNames"), _fields.Texts(json, "classNames"));
        return model;
    }

    private GraphPlace[] ReadPlaces(JsonElement json, JsonElement[] layers)
    {
        var states = new LayerState?[layers.Length];
        var places = new List<GraphPlace>();
        GraphPlace Place(int index) => index < places.Count
            ? places[index]
            : throw _file.Error($"a place of the model comes from place {index}, which is not before it");
        foreach (var place in _fields.Of(json, "places", JsonValueKind.Array).EnumerateArray())
        {
            if (JsonFields.Optional(place, "input") is not null)
            {
                var sizes = _fields.Counts(place, "input");
                places.Add(sizes.Length > 0 && sizes.All(size => size > 0)
                    ? new GraphPlace(new Shape(sizes))
                    : throw _file.Error("an input of the model has no valid shape"));
                continue;
            }

            var index = _fields.Count(place, "layer");
            if (index >= layers.Length)
            {
                throw _file.Error($"a place of the model needs layer {index}, but there are {layers.Length}");
            }

            GraphPlace[] inputs = [.. _fields.Counts(place, "from").Select(Place)];
            if (inputs.Length == 0)
            {
                throw _file.Error("a layer of the model has no input");
            }

            Shape[] shapes = [.. inputs.Select(input => input.Shape)];
            var state = states[index] ??= ReadLayer(layers[index], shapes[0]);
            var fits = state.Layer.Weights(shapes[0]).Select(spec => spec.Shape).SequenceEqual(state.Specs.Select(spec => spec.Shape));
            places.Add(fits
                ? new GraphPlace(state.Layer.OutputShape(shapes), state, inputs)
                : throw _file.Error($"a shared {state.Layer.Kind} is applied to samples of shape {shapes[0]}, which need other weights"));
        }

        var outputs = _fields.Counts(json, "outputs");
        return outputs.Length > 0 ? [.. outputs.Select(Place)] : throw _file.Error("the model has no output");
    }

    private LayerState ReadLayer(JsonElement json, Shape input)
    {
        var name = _fields.Of(json, "name", JsonValueKind.String).GetString()!;
        var layer = _options.Require<Layer>(_fields.Of(json, "options", JsonValueKind.Object));

        // Refuses an input the layer cannot take before its weights are asked for.
        _ = layer is MergeLayer ? null : layer.OutputShape(input);
        var state = new LayerState(layer, layer.Weights(input)) { IsFrozen = _fields.Flag(json, "frozen") };
        var weights = _fields.Of(json, "weights", JsonValueKind.Array).EnumerateArray().ToArray();
        if (weights.Length != state.Specs.Count)
        {
            throw _file.Error($"layer '{name}' has {weights.Length} weights in the file, but a {layer.Kind} needs {state.Specs.Count}");
        }

        state.Restore(name, [.. state.Specs.Select((spec, i) =>
        {
            var stored = _fields.Of(weights[i], "name", JsonValueKind.String).GetString()!;
            return (Require($"{name}/{stored}", spec.Shape), _fields.Flag(weights[i], "trained"));
        })]);
        return state;
    }

    private void ReadCompilation(JsonElement json, Model model)
    {
        if (JsonFields.Optional(json, "compile") is not { } compile)
        {
            return;
        }

        var losses = _fields.Of(compile, "losses", JsonValueKind.Array).EnumerateArray().Select(_options.Require<Loss>).ToArray();
        var weights = _fields.Of(compile, "lossWeights", JsonValueKind.Array).EnumerateArray()
            .Select(weight => weight.ValueKind == JsonValueKind.Number ? weight.GetDouble() : throw _file.Error("a weight of a loss is no number")).ToArray();
        var metrics = _fields.Of(compile, "metrics", JsonValueKind.Array).EnumerateArray()
            .Select(list => list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(_options.Require<Metric>).ToArray()
                : throw _file.Error("the metrics are no lists")).ToArray();
        model.Compile(_options.Require<Optimizer>(_fields.Of(compile, "optimizer", JsonValueKind.Object)), losses, weights, metrics);
        ReadOptimizerState(model, _fields.Count(compile, "steps"));
    }

    private void ReadOptimizerState(Model model, long steps)
    {
        model.OptimizerState.RestoreSteps(steps);
        foreach (var (name, weight) in model.NamedWeights())
        {
            if (steps == 0 || !_file.Entries.ContainsKey(ModelFile.SlotName(name, 0)))
            {
                continue;
            }

            model.OptimizerState.RestoreSlots(weight,
                [.. Enumerable.Range(0, model.Optimizer!.SlotCount).Select(slot => Require(ModelFile.SlotName(name, slot), weight.Shape).Data)]);
        }
    }

    // The shape is compared before a byte is read: a description alone never makes anything large.
    private Tensor Require(string name, Shape shape)
    {
        if (!_file.Entries.TryGetValue(name, out var entry))
        {
            throw _file.Error($"it has no tensor '{name}', which the model needs");
        }

        return entry.Shape.Equals(shape)
            ? _file.ReadTensor(entry)
            : throw _file.Error($"its tensor '{name}' has shape {entry.Shape}, but the model needs {shape}");
    }
}
