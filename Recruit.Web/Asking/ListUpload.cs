using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Recruit.Data.Programmes;
using Recruit.Scheduler.Asking;
using Recruit.Web.Language;

namespace Recruit.Web.Asking;

/// <summary>Reads an uploaded file of addresses or people; nothing of it is kept or logged.</summary>
public sealed class ListUpload(TimeProvider clock, IStringLocalizer<ListUpload> L)
{
    private const string Field = "bestand";
    private const long MostBytes = 20_000_000;

    /// <summary>Null when it cannot be used: the field of the form then says why.</summary>
    public async Task<AddressReading.Read?> ReadAddressesAsync(
        IFormFile? upload, Programme programme, ModelStateDictionary faults, CancellationToken stop)
    {
        if (await BytesAsync(upload, faults, stop) is not { } bytes)
            return null;
        var reading = AddressFile.Read(bytes, clock.GetUtcNow().Year - programme.MinimumAge);
        if (reading is AddressReading.Unusable(var because))
            faults.AddModelError(Field, because.In(SiteLanguage.Current));
        return reading as AddressReading.Read;
    }

    /// <inheritdoc cref="ReadAddressesAsync"/>
    public async Task<PanelReading.Read?> ReadPeopleAsync(IFormFile? upload, ModelStateDictionary faults, CancellationToken stop)
    {
        if (await BytesAsync(upload, faults, stop) is not { } bytes)
            return null;
        var reading = PanelFile.Read(bytes);
        if (reading is PanelReading.Unusable(var because))
            faults.AddModelError(Field, because.In(SiteLanguage.Current));
        return reading as PanelReading.Read;
    }

    private async Task<byte[]?> BytesAsync(IFormFile? upload, ModelStateDictionary faults, CancellationToken stop)
    {
        if (upload is null or { Length: 0 })
            faults.AddModelError(Field, L["Kies een bestand."]);
        else if (upload.Length > MostBytes)
            faults.AddModelError(Field, L["Dit bestand is te groot. Splits het in tweeën."]);
        else
        {
            using var bytes = new MemoryStream();
            await upload.CopyToAsync(bytes, stop);
            return bytes.ToArray();
        }
        return null;
    }
}
