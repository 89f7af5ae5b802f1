// Draws docs/GALLERY.md and docs/gallery/*.svg. With names as arguments only those pictures are drawn again.
using NotebookNet.Gallery;

var folder = Directory.CreateDirectory(Path.Combine(GalleryPage.Docs, "gallery")).FullName;
foreach (var picture in GalleryPictures.All.Where(p => args.Length == 0 || args.Contains(p.Name)))
{
    var file = Path.Combine(folder, picture.Name + ".svg");
    picture.Save(file);
    Console.WriteLine($"{picture.Name}.svg  {new FileInfo(file).Length:#,0} bytes");
}

var names = GalleryPictures.All.Select(p => p.Name + ".svg").ToHashSet();
foreach (var left in Directory.GetFiles(folder, "*.svg").Where(f => !names.Contains(Path.GetFileName(f))))
{
    File.Delete(left);
}

File.WriteAllText(Path.Combine(GalleryPage.Docs, "GALLERY.md"), GalleryPage.Text());
Console.WriteLine($"GALLERY.md, {Directory.GetFiles(folder).Sum(f => new FileInfo(f).Length):#,0} bytes of pictures");
