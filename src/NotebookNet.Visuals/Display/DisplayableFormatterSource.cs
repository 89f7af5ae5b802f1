namespace NotebookNet.Visuals;

/// <summary>Gives .NET Interactive the two formatters of every <see cref="Displayable"/>; found by reflection, by name.</summary>
internal sealed class DisplayableFormatterSource
{
    /// <summary>The formatters, one per mime type.</summary>
    /// <returns>Objects with the members the host looks for: <c>MimeType</c> and <c>Format(object, TextWriter)</c>.</returns>
#pragma warning disable CA1822 // the host creates an instance and calls an instance method
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [new DisplayableFormatter("text/html"), new DisplayableFormatter("text/plain")];
}

/// <summary>Writes a <see cref="Displayable"/> as one mime type.</summary>
internal sealed class DisplayableFormatter(string mimeType)
{
    /// <summary>The mime type this formatter writes.</summary>
    public string MimeType { get; } = mimeType;

    /// <summary>Writes the picture or the text of <paramref name="instance"/>.</summary>
    /// <returns>False when the object is not a <see cref="Displayable"/>, so that the host uses another formatter.</returns>
    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Displayable displayable)
        {
            return false;
        }

        writer.Write(MimeType == "text/html" ? Html(displayable) : Text(displayable));
        return true;
    }

    // A host would end the cell, or lose the table around the picture, for a picture that fails.
    private static string Html(Displayable displayable)
    {
        try
        {
            displayable.OnDisplaying();
            return displayable.ToHtml();
        }
        catch (Exception error)
        {
            return "<div><pre style=\"margin:0\">" + Markup.EscapeLines(Text(displayable)) + "</pre><div style=\"font-size:12px;opacity:.75\">"
                + Markup.Escape($"{displayable.GetType().Name} could not be drawn, so its text is shown ({error.GetType().Name}: {error.Message}).")
                + "</div></div>";
        }
    }

    private static string Text(Displayable displayable)
    {
        try
        {
            return displayable.ToString();
        }
        catch (Exception)
        {
            return displayable.GetType().Name;
        }
    }
}
