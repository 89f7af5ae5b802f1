using System.Diagnostics;
using NotebookNet.Hosting;

namespace NotebookNet.Downloads;

/// <summary>Shows a download in the running cell, where the host can; elsewhere one line when it begins.</summary>
/// <param name="title">What is downloaded.</param>
/// <param name="host">Where it is shown.</param>
internal sealed class DownloadDisplay(string title, INotebookHost host) : IProgress<DownloadProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private DownloadProgress? _last;
    private IDisplayHandle? _handle;
    private bool _isShown;
    private long _shownAt;

    /// <inheritdoc/>
    public void Report(DownloadProgress value)
    {
        _last = value;
        if (!_isShown || (_handle is not null && Stopwatch.GetElapsedTime(_shownAt) > Pause))
        {
            Show(isFinished: false);
        }
    }

    /// <summary>Shows the last state, when there was a download at all and it can be updated.</summary>
    public void Finish()
    {
        if (_handle is not null)
        {
            Show(isFinished: true);
        }
    }

    private void Show(bool isFinished)
    {
        // Outputs that are kept should not depend on whether a download happened to be needed.
        if (host.KeepsOutputs)
        {
            return;
        }

        try
        {
            var status = new DownloadStatus(title, _last!, isFinished);
            _shownAt = Stopwatch.GetTimestamp();
            if (_isShown)
            {
                _handle?.Update(status);
            }
            else
            {
                _isShown = true;
                _handle = host.Show(status);
            }
        }
        catch (Exception)
        {
            // A host that fails to show something must not end the download.
        }
    }
}
