namespace NotebookNet.Pictures;

/// <summary>Gives .NET Interactive the two formatters of a <see cref="Tensor"/>; found by reflection, by name.</summary>
internal sealed class TensorFormatterSource
{
    /// <summary>The formatters, one per mime type.</summary>
    /// <returns>Objects with the members the host looks for: <c>MimeType</c> and <c>Format(object, TextWriter)</c>.</returns>
#pragma warning disable CA1822 // the host creates an instance and calls an instance method
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [new TensorFormatter("text/html"), new TensorFormatter("text/plain")];
}

/// <summary>Writes a <see cref="Tensor"/> as one mime type.</summary>
internal sealed class TensorFormatter(string mimeType)
{
    /// <summary>The mime type this formatter writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the picture or the text of <paramref name="instance"/>.</summary>
    /// <returns>False when the object is not a <see cref="Tensor"/>, so that the host uses another formatter.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Tensor tensor)
        {
            return false;
        }

        writer.Write(MimeType == "text/html" ? tensor.ToHtml() : tensor.ToString());
        return true;
    }
}
