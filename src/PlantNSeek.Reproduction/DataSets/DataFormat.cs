namespace PlantNSeek.DataSets;

/// <summary>How the files of a data set are written.</summary>
public enum DataFormat
{
    /// <summary>Records of a label and an image, as CIFAR's binary version.</summary>
    Cifar,

    /// <summary>The IDX format of MNIST.</summary>
    Idx,

    /// <summary>The .mat format of NORB.</summary>
    Norb,
}
