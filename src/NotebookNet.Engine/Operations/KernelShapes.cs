namespace NotebookNet.Operations;

/// <summary>Whether a convolution's kernel and bias fit, and what is said when they do not.</summary>
internal static class KernelShapes
{
    /// <summary>The number of filters of a kernel that fits.</summary>
    public static int Check(Tensor kernel, in WindowGrid windows, WindowOptions options, int groups, string who)
    {
        var rank = options.IsSeries ? 3 : 4;
        if (kernel.Rank != rank)
        {
            throw new ShapeException(
                $"{who} needs a kernel ({(options.IsSeries ? "width" : "height, width")}, channels, filters); got shape {kernel.Shape}.");
        }

        if (groups < 1 || windows.Channels % groups != 0 || kernel.Shape[^1] % groups != 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(groups), groups,
                $"{who}: the groups must divide both the {windows.Channels} channels and the {kernel.Shape[^1]} filters; got {groups}.");
        }

        return kernel.Shape[^2] * groups == windows.Channels
            ? kernel.Shape[^1]
            : throw new ShapeException(
                $"{who}: the kernel {kernel.Shape} takes {kernel.Shape[^2]} channels{(groups > 1 ? $" in each of {groups} groups" : string.Empty)}, "
                + $"but the input has {windows.Channels}. A kernel is ({(options.IsSeries ? "width" : "height, width")}, channels / groups, filters), and inputs have their channels last.");
    }

    /// <summary>A bias has one number per filter.</summary>
    public static void CheckBias(Tensor? bias, int filters, string who)
    {
        if (bias is not null && (bias.Rank != 1 || bias.Length != filters))
        {
            throw new ShapeException($"{who}: the bias needs shape ({filters}), one number per filter; got {bias.Shape}. Reshape({filters}) turns a row into it.");
        }
    }
}
