using NotebookNet.Hosting;
using NotebookNet.Visuals;

namespace NotebookNet;

/// <summary>Shows pictures from the middle of a cell or a program.</summary>
public static class ShowExtensions
{
    /// <summary>
    /// Shows this picture: in a notebook as an output of the running cell; in a program as a page in a temporary file, which is opened
    /// where there is a desktop and named on the console where there is none.
    /// </summary>
    /// <param name="picture">A model, a history, a confusion matrix, a figure – anything that draws itself.</param>
    /// <example><code>Model.Input(4).Dense(3, Activation.Softmax).Show();</code></example>
    public static void Show(this Displayable picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        Show(picture, picture.ToHtml);
    }

    /// <summary>Shows this tensor as <see cref="Show(Displayable)"/> shows a picture.</summary>
    /// <param name="tensor">Any tensor.</param>
    /// <example><code>Tensor.Eye(3).Show();</code></example>
    public static void Show(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        Show(tensor, tensor.ToHtml);
    }

    private static void Show(object value, Func<string> html)
    {
        if (NotebookHost.Current.DrawsPictures)
        {
            NotebookHost.Current.Show(value);
        }
        else
        {
            TemporaryPage.Show(value.GetType().Name, html, value);
        }
    }
}
