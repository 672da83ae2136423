# What the reading view tells a screen reader
reader-description = نص المقال. تنقلك الأسهم بين الكلمات، ومعها Shift يتسع التحديد، وتوسم مفاتيح الأرقام ما حددته. قائمة الوسوم تعرض الوسوم نفسها.
