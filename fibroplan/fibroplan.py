"""The app object."""
import reflex as rx

app = rx.App(enable_state=False, toaster=None)
app.app_wraps.pop((1, "Overlay"), None) if hasattr(app,"app_wraps") else None
print(getattr(app,"app_wraps",None))

@app.add_page
def today():
    return rx.el.main(rx.el.h1("Today"))
