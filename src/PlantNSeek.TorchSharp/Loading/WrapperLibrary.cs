namespace PlantNSeek.TorchSharp.Loading;

/// <summary>Loads TorchSharp's own native library: the installed one, else a repaired copy of it.</summary>
internal static class WrapperLibrary
{
    /// <returns>The library's handle, and whether it is a repaired copy.</returns>
    /// <exception cref="TorchUnavailableException">It is missing, or neither it nor a copy can be loaded.</exception>
    public static (nint Handle, bool Patched) Load(LoadingEnvironment environment)
    {
        var original = LibraryLocator.FindWrapper(environment);
        try
        {
            return (environment.Open(original), false);
        }
        catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
        {
            var repair = environment.Platform.IsLinux ? LibraryRepair.For(LoaderMessage.MissingVersion(failure.Message)) : null;
            return repair is null ? throw new TorchUnavailableException(LoaderMessage.Describe(original, failure.Message), failure) : (LoadRepaired(environment, original, repair), true);
        }
    }

    // Home folders of clusters are often mounted noexec, so that the copy in the cache can be written and not loaded.
    private static nint LoadRepaired(LoadingEnvironment environment, string original, LibraryRepair repair)
    {
        for (var copy = RepairedCopy.Ensure(environment, original, repair); ; copy = RepairedCopy.InTemporaryFolder(environment, original, repair))
        {
            try
            {
                return environment.Open(copy.File);
            }
            catch (Exception failure) when (failure is DllNotFoundException or BadImageFormatException)
            {
                if (!LoaderMessage.IsForbiddenHere(failure.Message))
                {
                    throw new TorchUnavailableException(LoaderMessage.Describe(copy.File, failure.Message), failure);
                }

                if (!copy.IsCached)
                {
                    throw RepairedCopy.NoPlace(environment, repair, LoaderMessage.Reason(failure.Message), failure);
                }
            }
            finally
            {
                copy.DeleteUnlessCached();
            }
        }
    }
}
