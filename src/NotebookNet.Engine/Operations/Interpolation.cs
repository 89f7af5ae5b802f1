namespace NotebookNet;

/// <summary>Where the new pixels of a picture that is made larger come from.</summary>
public enum Interpolation
{
    /// <summary>Each pixel is repeated. Keras: <c>"nearest"</c>.</summary>
    Nearest,

    /// <summary>Pixels are mixed from their neighbours by distance; beyond the outermost ones, those go on. Keras: <c>"bilinear"</c>.</summary>
    Bilinear,
}
