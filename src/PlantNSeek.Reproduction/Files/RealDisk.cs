using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PlantNSeek.Files;

/// <summary>The operating system's files.</summary>
internal sealed class RealDisk : IDisk
{
    private const int NotPermitted = 13; // EACCES, on Linux and macOS
    private const int CloseOnExecute = 0x80000; // Linux
    private const int CloseOnExecuteOnMac = 0x1000000;

    public FileStream Open(string path, FileMode mode, FileAccess access, FileShare share, int bufferSize) => new(path, mode, access, share, bufferSize);

    public void Move(string from, string to, bool overwrite) => File.Move(from, to, overwrite);

    public void Delete(string path) => File.Delete(path);

    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    // The base class library flushes whatever a handle is of, and leaves out what cannot be flushed, but opens no folder. Windows has nothing of the kind, and keeps names in a journal.
    public void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var folder = new SafeFileHandle(OpenFolder(Encoding.UTF8.GetBytes($"{path}\0"), OperatingSystem.IsLinux() ? CloseOnExecute : OperatingSystem.IsMacOS() ? CloseOnExecuteOnMac : 0), ownsHandle: true);
        if (!folder.IsInvalid)
        {
            RandomAccess.FlushToDisk(folder);
        }
        else if (Marshal.GetLastPInvokeError() is not NotPermitted and var error) // one may write in a folder that one may not read
        {
            throw new IOException($"the folder '{path}' cannot be flushed: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder(byte[] path, int flags);
}
