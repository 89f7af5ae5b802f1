namespace NotebookNet;

/// <summary>The weights of one PyTorch module, in the layout of our layers.</summary>
internal sealed class PyTorchModule(SafetensorsReader file, string layerName)
{
    /// <summary>The weights of a layer, in its order.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="specs">The weights it has.</param>
    /// <param name="module">The module's name.</param>
    /// <param name="flattened">The sizes per sample, channels last, that were flattened right before the layer; null when none were.</param>
    public IReadOnlyList<Tensor> WeightsOf(Layer layer, IReadOnlyList<WeightSpec> specs, string module, Shape? flattened) => layer switch
    {
        Dense dense => WithBias(Linear(Get(module, "weight", 2), flattened), module, dense.UseBias),
        Conv1D conv => WithBias(Get(module, "weight", 3).Transpose(2, 1, 0), module, conv.UseBias),
        Conv2D conv => WithBias(Get(module, "weight", 4).Transpose(2, 3, 1, 0), module, conv.UseBias),
        Conv2DTranspose conv => WithBias(Get(module, "weight", 4).Transpose(2, 3, 1, 0), module, conv.UseBias),
        DepthwiseConv2D conv => WithBias(Depthwise(Get(module, "weight", 4), conv), module, conv.UseBias),
        Embedding => [Get(module, "weight", 2)],
        NormalizationLayer => [.. specs.Select(spec => Get(module, NormalizationName(spec.Name), 1))],
        RecurrentLayer recurrent => Recurrent(recurrent, module, "l0"),
        Bidirectional both => [.. Recurrent(both.Layer, module, "l0"), .. Recurrent(both.Layer, module, "l0_reverse")],
        TimeDistributed distributed => WeightsOf(distributed.Inner, specs, module, flattened: null),
        MultiHeadAttention attention => Attention(attention, specs, module),
        TransformerEncoder encoder => Encoder(encoder, specs, module),
        _ => throw file.Error(
            $"layer '{layerName}' is a {layer.Kind}, which has no counterpart among PyTorch's modules; assign its weights yourself: Safetensors.Load(path), then model.Layer(\"{layerName}\").Weights[0].Assign(…)"),
    };

    private static string NormalizationName(string weight) => weight switch
    {
        "gamma" => "weight",
        "beta" => "bias",
        "moving_mean" => "running_mean",
        _ => "running_var",
    };

    // (out, in) → (in, out); behind a flattening the rows of one channel lie together, and are spread over the places.
    private static Tensor Linear(Tensor weight, Shape? flattened)
    {
        var kernel = weight.Transpose(1, 0);
        if (flattened is null || flattened.Size != kernel.Shape[0])
        {
            return kernel;
        }

        var (places, channels, units) = (flattened.Size / flattened[^1], flattened[^1], kernel.Shape[1]);
        return kernel.Reshape(channels, places, units).Transpose(1, 0, 2).Reshape(flattened.Size, units);
    }

    // (C · M, 1, h, w) → (h, w, C, M).
    private static Tensor Depthwise(Tensor weight, DepthwiseConv2D layer)
    {
        var sizes = weight.Shape;
        return weight.Shape[0] % layer.DepthMultiplier == 0
            ? weight.Transpose(2, 3, 1, 0).Reshape(sizes[2], sizes[3], sizes[0] * sizes[1] / layer.DepthMultiplier, layer.DepthMultiplier)
            : weight;
    }

    private Tensor[] WithBias(Tensor kernel, string module, bool useBias) => useBias ? [kernel, Get(module, "bias", 1)] : [kernel];

    private Tensor[] Recurrent(RecurrentLayer layer, string module, string direction)
    {
        var kernel = InOurOrder(layer, Get(module, "weight_ih_" + direction, 2)).Transpose(1, 0);
        var recurrent = InOurOrder(layer, Get(module, "weight_hh_" + direction, 2)).Transpose(1, 0);
        if (!layer.UseBias)
        {
            return [kernel, recurrent];
        }

        var input = InOurOrder(layer, Get(module, "bias_ih_" + direction, 1));
        var state = InOurOrder(layer, Get(module, "bias_hh_" + direction, 1));
        return [kernel, recurrent, layer is GRU ? Tensor.Concat([input.Reshape(1, input.Length), state.Reshape(1, state.Length)], axis: 0) : input + state];
    }

    // PyTorch's GRU has the gates r, z, n; ours z, r, h. An LSTM has i, f, g, o in both.
    private Tensor InOurOrder(RecurrentLayer layer, Tensor gates)
    {
        if (layer is not GRU)
        {
            return gates;
        }

        var units = gates.Shape[0] / 3;
        return gates.Shape[0] == 3 * layer.Units
            ? Tensor.Concat([gates[units..(2 * units)], gates[..units], gates[(2 * units)..]], axis: 0)
            : throw file.Error($"the module for layer '{layerName}' has {gates.Shape[0]} rows of gates, but a GRU of {layer.Units} units needs {3 * layer.Units}");
    }

    // One joint projection (3 · E, E) for query, key and value → three kernels (features, heads, size).
    private List<Tensor> Attention(MultiHeadAttention layer, IReadOnlyList<WeightSpec> specs, string module)
    {
        var projection = Get(module, "in_proj_weight", 2);
        var features = projection.Shape[1];
        if (projection.Shape[0] != 3 * features || layer.Heads * layer.KeyDim != features || layer.ValueDim != layer.KeyDim)
        {
            throw file.Error(
                $"the projection '{module}.in_proj_weight' has shape {projection.Shape}; with {layer.Heads} heads of {layer.KeyDim} numbers, layer '{layerName}' needs ({3 * layer.Heads * layer.KeyDim}, {layer.Heads * layer.KeyDim}), and keys as long as values");
        }

        var bias = layer.UseBias ? Get(module, "in_proj_bias", 1) : null;
        if (bias is not null && bias.Length != 3 * features)
        {
            throw file.Error($"'{module}.in_proj_bias' has {bias.Length} numbers, but layer '{layerName}' needs {3 * features}");
        }

        List<Tensor> weights = [];
        for (var part = 0; part < 3; part++)
        {
            var rows = (part * features)..((part + 1) * features);
            weights.Add(projection[rows].Transpose(1, 0).Reshape(features, layer.Heads, layer.KeyDim));
            if (bias is not null)
            {
                weights.Add(bias[rows].Reshape(layer.Heads, layer.KeyDim));
            }
        }

        weights.Add(Get(module, "out_proj.weight", 2).Transpose(1, 0).Reshape(specs[^(layer.UseBias ? 2 : 1)].Shape.AsSpan()));
        if (layer.UseBias)
        {
            weights.Add(Get(module, "out_proj.bias", 1));
        }

        return weights;
    }

    private List<Tensor> Encoder(TransformerEncoder layer, IReadOnlyList<WeightSpec> specs, string module)
    {
        // The attention's weights come first, two for each of its four products.
        var attention = new MultiHeadAttention(layer.Heads, specs[0].Shape[2]);
        return
        [
            .. Attention(attention, [.. specs.Take(8)], Join(module, "self_attn")),
            Get(module, "norm1.weight", 1), Get(module, "norm1.bias", 1),
            Get(module, "linear1.weight", 2).Transpose(1, 0), Get(module, "linear1.bias", 1),
            Get(module, "linear2.weight", 2).Transpose(1, 0), Get(module, "linear2.bias", 1),
            Get(module, "norm2.weight", 1), Get(module, "norm2.bias", 1),
        ];
    }

    private static string Join(string module, string name) => module.Length == 0 ? name : $"{module}.{name}";

    private Tensor Get(string module, string name, int rank)
    {
        var full = Join(module, name);
        if (!file.Entries.TryGetValue(full, out var entry))
        {
            throw file.Error($"it has no tensor '{full}', which layer '{layerName}' needs. It has: {WeightFile.SomeOf(file.Entries.Keys)}");
        }

        return entry.Shape.Rank == rank
            ? file.ReadTensor(entry)
            : throw file.Error($"its tensor '{full}' has shape {entry.Shape}, but layer '{layerName}' needs {rank} dimensions");
    }
}
